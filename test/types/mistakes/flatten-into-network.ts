/**
 * A flattened picture for a network of another size.
 *
 * 3 × 3 pixels are nine inputs, not eight.
 */
import { dense, flattenRows, getVectorSpace, input, matrix, pipe } from 'lawgrad'

const network = pipe(input(8), dense(1))
const picture = matrix([
  [0, 1, 0],
  [1, 0, 1],
  [0, 1, 0]
])
export const h = network.forward(getVectorSpace(network.shape).zero)(flattenRows(picture))
//                                                                   ^ TS2345 · size · '9' · '8'
