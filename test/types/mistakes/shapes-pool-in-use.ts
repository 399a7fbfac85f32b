/**
 * A block that does not divide, in a network that is used.
 *
 * The pool is blamed, and nothing of what is done with the network.
 */
import { dense, flatten, gradientDescent, input, maxPool, pipe, quadraticLoss, softmax, trainer } from 'lawgrad'

const network = pipe(input(1, 28, 28), maxPool(3), flatten, dense(10), softmax)
//                                     ^ TS2345 · expected a block size that divides 28; got 3; take 2
export const training = trainer(network, quadraticLoss, gradientDescent(1))
export const outputs: number = network.outputs
