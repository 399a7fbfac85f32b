/**
 * An outer product with the left vector too long.
 *
 * The gradient of the weights has a row for each output.
 */
import { add, matrix, outer, pipe, vector } from 'lawgrad'

const cotangent = vector([1, 2, 3])
const weights = matrix([
  [1, 2],
  [3, 4]
])
export const moved = pipe(weights, add(outer(cotangent)(vector([1, 2]))))
//                                 ^ TS2345 · size · '2' · '3'
