/**
 * A loss with a softmax in it on a softmax.
 *
 * The softmax would be taken twice.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, gradientDescent, input, softmax, softmaxCrossEntropy, trainer } from 'lawgrad'

const network = pipe(input(2), dense(3), softmax)
export const learner = trainer(network, softmaxCrossEntropy, gradientDescent(1))
//                                      ^ TS2345 · Logits · Simplex
