/** A checker of gradients, written by a user over every layer and loss. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  type Batch,
  batch,
  cost,
  dense,
  getVectorSpace,
  gradient,
  input,
  type Layer,
  type Loss,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  uniform,
  vector
} from 'lawgrad'

const slope = <I extends number, O extends number, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  data: Batch<I, O>
) => {
  const { add: plus, scale: times, inner } = getVectorSpace(network.shape)
  const j = cost<I, O, P>(network, loss)(data)
  const dj = gradient<I, O, P>(network, loss)(data)
  return (at: P, direction: P) => {
    const moved = (h: number) => j(plus(times(h)(direction))(at))
    return { numeric: (moved(1e-6) - moved(-1e-6)) / 2e-6, analytic: inner(direction)(dj(at)) }
  }
}
const network = pipe(input(2), dense(3), sigmoid, dense(1), sigmoid)
const data = batch([{ input: vector([0.3, -0.7]), target: vector([1]) }])
const at = network.initialize(uniform(-1, 1))(pythonRandom(2))[0]
const direction = network.initialize(uniform(-1, 1))(pythonRandom(7))[0]
const { numeric, analytic } = slope(network, quadraticLoss, data)(at, direction)
assert.ok(Math.abs(numeric - analytic) < 1e-9)
