/**
 * A network and an input of another size.
 *
 * The network takes two numbers; three are given.
 */
import { dense, getVectorSpace, input, pipe, sigmoid, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const parameters = getVectorSpace(or.shape).zero
export const h = or.forward(parameters)(vector([1, 0, 1]))
//                                      ^ TS2345 · size · '3' · '2'
