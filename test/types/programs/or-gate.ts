/** The tutorial's OR gate, trained. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  absorbWeights,
  batch,
  dense,
  gradientDescent,
  initialState,
  input,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  train,
  trainer,
  uniform,
  vector
} from 'lawgrad'

const table = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([1]) }
])
const learner = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
const start = initialState(learner, uniform(0, 1))(pythonRandom(0))
const [history, { parameters }] = train(learner, { epochs: 1000 })(table)(start)
const [affine, none] = parameters
const theta = absorbWeights(affine)
assert.equal(history.length, 1000)
assert.deepEqual(none, [])
assert.deepEqual([...theta].flat().map(Math.round), [-4, 9, 9])
