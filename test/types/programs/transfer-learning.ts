/** What was learned for one task is kept for another: a new head over a frozen body, or an optimizer that spares the body. */
import { strict as assert } from 'node:assert'
import {
  adam,
  batch,
  chain,
  dense,
  frozen,
  glorotUniform,
  initialState,
  input,
  layersFrom,
  type None,
  pipe,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  softmax,
  stateAt,
  step,
  tanh,
  trainer,
  updateOnly,
  vector
} from 'lawgrad'

const body = pipe(input(2), dense(4), tanh)
const first = pipe(input(2), dense(4), tanh, dense(1), sigmoid)
const start = initialState(trainer(first, quadraticLoss, adam(0.1)), glorotUniform)(pythonRandom(1))
const [weights, activation] = start.parameters

const second = pipe(input(2), frozen(body, [weights, activation]), dense(3), softmax)
const [parameters] = second.initialize(glorotUniform)(pythonRandom(2))
const frozenPart: None = parameters[0]
assert.deepEqual([frozenPart.length, second.shape.count], [0, 15])

const spared = trainer(first, quadraticLoss, chain(adam(0.1), updateOnly(layersFrom(2))))
const task = batch([{ input: vector([1, 0]), target: vector([1]) }])
const [, after] = step(spared)(task)(stateAt(spared)(start.parameters, pythonRandom(3)))
assert.deepEqual([...after.parameters[0].weights], [...start.parameters[0].weights])
assert.notDeepEqual([...after.parameters[2].bias], [...start.parameters[2].bias])
