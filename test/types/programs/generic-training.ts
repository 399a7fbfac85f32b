/** Training anything, written by a user. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  type AnyRange,
  type Batch,
  batch,
  dense,
  glorotUniform,
  gradientDescent,
  initialState,
  input,
  type Layer,
  type Loss,
  type Matrix,
  pythonRandom,
  quadraticLoss,
  tanh,
  train,
  trainer,
  vector
} from 'lawgrad'

const learn = <I extends number, O extends number, P, R extends AnyRange>(
  network: Layer<I, O, P, R>,
  loss: NoInfer<Loss<O, R>>,
  data: Batch<I, O>
) => {
  const learner = trainer(network, loss, gradientDescent(1))
  const [history, state] = train(learner, { epochs: 3 })(data)(initialState(learner, glorotUniform)(pythonRandom(1)))
  return { history, parameters: state.parameters }
}
const data = batch([{ input: vector([1, 2]), target: vector([0.5]) }])
const { history, parameters } = learn(pipe(input(2), dense(3), tanh, dense(1)), quadraticLoss, data)
const weights: Matrix<3, 2> = parameters[0].weights
assert.equal(history.length, 3)
assert.equal(weights.size[0], 3)
