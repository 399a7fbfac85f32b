/**
 * Parameters of another network.
 *
 * Those of a network of three inputs are given to one of two.
 */
import { dense, getVectorSpace, input, pipe, sigmoid } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const wide = pipe(input(3), dense(1), sigmoid)
const parameters = getVectorSpace(wide.shape).zero
export const h = or.forward(parameters)
//                          ^ TS2345 · weights.size · '3' · '2'
