/**
 * Training started at the parameters of another network.
 *
 * The parameters are those of a network of three inputs.
 */
import { dense, getVectorSpace, gradientDescent, input, pipe, pythonRandom, quadraticLoss, sigmoid, stateAt, trainer } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const one = trainer(or, quadraticLoss, gradientDescent(1))
const wide = pipe(input(3), dense(1), sigmoid)
export const state = stateAt(one)(getVectorSpace(wide.shape).zero, pythonRandom(0))
//                                ^ TS2345 · '3' · '2'
