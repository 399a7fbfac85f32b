/** A layer that promises a range, and a loss that takes one. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  activationLayer,
  anySizeLoss,
  append,
  dense,
  gradientDescent,
  input,
  probabilities,
  trainer,
  vector
} from 'lawgrad'

const squash = activationLayer({
  name: 'squash',
  range: probabilities,
  equation:
    ({ num, plus, tanh, times }) =>
    z =>
      times(num(0.5), plus(num(1), tanh(z))),
  derivative:
    ({ minus, num, tanh, times }) =>
    z =>
      times(num(0.5), minus(num(1), times(tanh(z), tanh(z))))
})
const surprise = anySizeLoss({
  name: 'surprise',
  takes: [probabilities],
  equation:
    ({ log, negate, sum, times, zipWith }) =>
    y =>
    h =>
      sum(zipWith((hi, yi) => negate(times(yi, log(hi))))(y)(h)),
  gradient: ({ negate, over, zipWith }) => zipWith((hi, yi) => negate(over(yi, hi)))
})
const learner = trainer(pipe(input(2), dense(1), append(squash(1))), surprise, gradientDescent(1))
assert.equal(learner.loss.value(vector([1]))(vector([0.5])), Math.LN2)
