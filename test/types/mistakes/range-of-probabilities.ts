/**
 * A loss of probabilities on logits.
 *
 * The logarithm of a logit means nothing.
 */
import { binaryCrossEntropy, dense, gradientDescent, input, pipe, trainer } from 'lawgrad'

const network = pipe(input(2), dense(1))
export const learner = trainer(network, binaryCrossEntropy, gradientDescent(1))
//                                      ^ TS2345 · Logits · Fractions · '"logits"' · "probabilities" · "simplex"
