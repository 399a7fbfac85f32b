/**
 * An array of at least two numbers.
 *
 * Its length may be 2, 3, 4 …
 */
import { vector } from 'lawgrad'

const row: readonly [number, number, ...number[]] = [1, 2]
export const x = vector(row)
//                      ^ TS2345 · known at compile time · ...number[] · vectorFrom
