/**
 * An example whose target is not the size of the outputs.
 *
 * The network has one output; the target has two components.
 */
import { backpropagate, dense, getVectorSpace, input, pipe, quadraticLoss, sigmoid, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const parameters = getVectorSpace(or.shape).zero
export const back = backpropagate(or, quadraticLoss)(parameters)({ input: vector([1, 0]), target: vector([0, 1]) })
//                                                                                        ^ TS2322 · size · '2' · '1'
