/** One network trained from several seeds. */
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

const learner = trainer(pipe(input(1), dense(2), tanh, dense(1)), quadraticLoss, gradientDescent(0.1))
const data = batch([{ input: vector([1]), target: vector([0]) }])
const costs = [0, 1, 2]
  .map(seed => initialState(learner, glorotUniform)(pythonRandom(seed)))
  .map(start => train(learner, { epochs: 5 })(data)(start))
  .map(([history]) => history.at(-1)?.cost ?? 1)
assert.equal(costs.length, 3)
assert.ok(costs.every(cost => cost < 1))
