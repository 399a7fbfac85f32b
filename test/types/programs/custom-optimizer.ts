/** An optimizer of one's own, for parameters of every shape. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  getVectorSpace,
  input,
  type Optimizer,
  pythonRandom,
  quadraticLoss,
  stateAt,
  step,
  trainer,
  vector
} from 'lawgrad'

const signDescent = (rate: number): Optimizer => ({
  name: 'sign descent',
  init: () => () => ({ count: 0, slots: {} }),
  update:
    space =>
    ({ gradient: g, state }) => ({
      update: space.map(x => -rate * Math.sign(x))(g),
      state: { ...state, count: state.count + 1 }
    })
})
const learner = trainer(pipe(input(1), dense(1)), quadraticLoss, signDescent(0.5))
const start = stateAt(learner)(getVectorSpace(learner.network.shape).zero, pythonRandom(0))
const [, next] = step(learner)(batch([{ input: vector([2]), target: vector([1]) }]))(start)
assert.deepEqual([...next.parameters[0].weights], [[0.5]])
