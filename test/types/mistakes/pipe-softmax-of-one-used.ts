/**
 * A softmax of one output, in a network that is then used.
 *
 * A single probability is the sigmoid’s.
 */
import { dense, gradientDescent, input, pipe, softmax, softmaxCrossEntropy, trainer } from 'lawgrad'

const network = pipe(input(4), dense(1), softmax)
//                                       ^ TS2345 · expected two outputs or more
export const learner = trainer(network, softmaxCrossEntropy, gradientDescent(1))
