/** Training stopped by not asking for more. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  fit,
  gradientDescent,
  initialState,
  input,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  trainer,
  uniform,
  vector
} from 'lawgrad'

const learner = trainer(pipe(input(1), dense(1), sigmoid), quadraticLoss, gradientDescent(1))
const data = batch([{ input: vector([1]), target: vector([0]) }])
const start = initialState(learner, uniform(0, 1))(pythonRandom(0))
const firstBelow = (bound: number) => {
  for (const [metrics, state] of fit(learner, { epochs: 1_000_000 })(data)(start))
    if (metrics.cost < bound) return { metrics, parameters: state.parameters }
  return undefined
}
const found = firstBelow(0.1)
assert.ok(found !== undefined && found.parameters[0].weights.size[1] === 1)
