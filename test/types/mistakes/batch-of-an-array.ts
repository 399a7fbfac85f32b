/**
 * A batch of an array that may be empty.
 *
 * The examples of a file may be none; `batchFrom` answers an Option.
 */
import { batch, vector } from 'lawgrad'

const rows: readonly (readonly [number, number, number])[] = []
const examples = rows.map(([a, b, y]) => ({ input: vector([a, b]), target: vector([y]) }))
export const all = batch(examples)
//                       ^ TS2345 · expected at least one example; an array that may be empty goes through batchFrom
