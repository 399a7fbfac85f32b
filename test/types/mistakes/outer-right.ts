/**
 * An outer product with the right vector too long.
 *
 * The gradient of the weights has a column for each input.
 */
import { add, matrix, outer, pipe, vector } from 'lawgrad'

const weights = matrix([[1, 2]])
export const moved = pipe(weights, add(outer(vector([1]))(vector([1, 2, 3]))))
//                                 ^ TS2345 · size · '2' · '3'
