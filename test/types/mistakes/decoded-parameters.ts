/**
 * Parameters decoded by the shape of another network.
 *
 * The numbers are read as the parameters of a network of three inputs.
 */
import * as E from 'fp-ts/lib/Either.js'
import { dense, input, pipe, sigmoid, unflatten } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const wide = pipe(input(3), dense(1), sigmoid)
export const h = pipe(
  unflatten(wide.shape)([1, 2, 3, 4]),
  E.map(parameters => or.forward(parameters))
//                               ^ TS2345 · size · '3' · '2'
)
