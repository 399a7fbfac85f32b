/**
 * Examples of two sizes for a batch that may be none.
 *
 * The second example has three inputs.
 */
import { batchFrom, vector } from 'lawgrad'

export const data = batchFrom([
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([0, 1, 1]), target: vector([1]) }
//  ^ TS2322 · '3' · '2' · size
])
