/** Training in two parts is training in one. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  glorotUniform,
  gradientDescent,
  initialState,
  input,
  pythonRandom,
  quadraticLoss,
  tanh,
  train,
  trainer,
  vector
} from 'lawgrad'

const learner = trainer(pipe(input(2), dense(2), tanh, dense(1)), quadraticLoss, gradientDescent(0.3))
const data = batch([
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 0]), target: vector([0]) }
])
const start = initialState(learner, glorotUniform)(pythonRandom(3))
const part = (epochs: number) => train(learner, { epochs, batchSize: 1 })(data)
const [, resumed] = pipe(start, part(2), ([, state]) => part(3)(state))
const [, whole] = part(5)(start)
assert.deepEqual(resumed.parameters, whole.parameters)
