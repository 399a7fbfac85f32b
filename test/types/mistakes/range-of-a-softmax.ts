/**
 * A loss with a softmax in it on a softmax.
 *
 * The softmax would be taken twice.
 */
import { dense, gradientDescent, input, pipe, softmax, softmaxCrossEntropy, trainer } from 'lawgrad'

const network = pipe(input(2), dense(3), softmax)
export const learner = trainer(network, softmaxCrossEntropy, gradientDescent(1))
//                                      ^ TS2345 · Logits · Simplex
