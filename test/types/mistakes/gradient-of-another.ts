/**
 * A gradient of one network with parameters of another.
 *
 * The gradient is of a network of three inputs.
 */
import { dense, getVectorSpace, input, pipe, sigmoid } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const wide = pipe(input(3), dense(1), sigmoid)
const { add: plus, zero } = getVectorSpace(or.shape)
export const moved = plus(getVectorSpace(wide.shape).zero)(zero)
//                        ^ TS2345 · size · '3' · '2'
