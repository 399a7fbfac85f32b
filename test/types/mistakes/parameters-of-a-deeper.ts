/**
 * Parameters of a deeper network.
 *
 * The network has one dense layer, the parameters are of two.
 */
import { dense, getVectorSpace, input, pipe, sigmoid } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const deep = pipe(input(2), dense(1), sigmoid, dense(1), sigmoid)
export const h = or.forward(getVectorSpace(deep.shape).zero)
//                          ^ TS2345 · has 4 element(s) · allows only 2
