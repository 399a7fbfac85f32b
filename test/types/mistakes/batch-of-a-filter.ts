/**
 * A batch of examples that were filtered.
 *
 * None may be left.
 */
import { batch, vector } from 'lawgrad'

const examples = [
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([0, 0]), target: vector([0]) }
]
export const ones = batch(examples.filter(({ target }) => target.components[0] === 1))
//                        ^ TS2345 · batchFrom
