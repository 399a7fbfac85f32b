/**
 * A loss of logits on an activation of one’s own in a range.
 *
 * The layer promises probabilities.
 */
import { activationLayer, append, dense, gradientDescent, input, pipe, probabilities, sigmoidCrossEntropy, trainer } from 'lawgrad'

const squash = activationLayer({
  name: 'squash',
  range: probabilities,
  equation:
    ({ sigmoid, times, num }) =>
    z =>
      sigmoid(times(num(2), z)),
  derivative:
    ({ sigmoid, negate, times, num }) =>
    z => {
      const twice = times(num(2), z)
      return times(num(2), times(sigmoid(twice), sigmoid(negate(twice))))
    }
})
const network = pipe(input(2), dense(1), append(squash(1)))
export const learner = trainer(network, sigmoidCrossEntropy, gradientDescent(1))
//                                      ^ TS2345 · Logits · Probabilities
