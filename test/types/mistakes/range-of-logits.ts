/**
 * A loss of logits on probabilities.
 *
 * The loss has the sigmoid in it; the network ends with another.
 */
import { dense, gradientDescent, input, pipe, sigmoid, sigmoidCrossEntropy, trainer } from 'lawgrad'

const network = pipe(input(2), dense(1), sigmoid)
export const learner = trainer(network, sigmoidCrossEntropy, gradientDescent(1))
//                                      ^ TS2345 · Logits · Probabilities
