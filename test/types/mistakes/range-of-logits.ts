/**
 * A loss of logits on probabilities.
 *
 * The loss has the sigmoid in it; the network ends with another.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, gradientDescent, input, sigmoid, sigmoidCrossEntropy, trainer } from 'lawgrad'

const network = pipe(input(2), dense(1), sigmoid)
export const learner = trainer(network, sigmoidCrossEntropy, gradientDescent(1))
//                                      ^ TS2345 · Logits · Probabilities
