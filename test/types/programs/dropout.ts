/** Noise in a definition: drawn anew for each example, its mean in prediction. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  append,
  batch,
  bernoulli,
  dense,
  type Dimension,
  drawNoise,
  getVectorSpace,
  gradientDescent,
  initialState,
  input,
  layer,
  noParameters,
  noShape,
  pythonRandom,
  quadraticLoss,
  sizeOf,
  step,
  trainer,
  uniform,
  vector
} from 'lawgrad'

const dropout = <const N extends number>(size: Dimension<N>, keep: number) =>
  layer({
    name: `dropout(${keep})`,
    inputs: size,
    outputs: size,
    shape: noShape,
    noise: { size: sizeOf<N>(size), distribution: bernoulli(keep) },
    equation:
      ({ hadamard }) =>
      (_, noise) =>
      x =>
        hadamard(noise)(x),
    pullback:
      ({ hadamard }) =>
      (_, _x, _y, noise) =>
      c => ({ parameters: noParameters, input: hadamard(noise)(c) })
  })
const half = dropout(4, 0.5)
const x = vector([2, 4, 6, 8])
assert.deepEqual([...half.forward([])(x)], [1, 2, 3, 4])
const [noise] = drawNoise(half)(pythonRandom(0))
const drawn = [...half.forward([], noise)(x)]
assert.ok(drawn.every((each, i) => each === 0 || each === [...x][i]))

const network = pipe(input(2), dense(4), append(dropout(4, 0.5)), dense(1))
const learner = trainer(network, quadraticLoss, gradientDescent(0.1))
const data = batch([{ input: vector([1, 0]), target: vector([1]) }])
const start = initialState(learner, uniform(0, 1))(pythonRandom(0))
const [metrics, next] = step(learner)(data)(start)
assert.ok(metrics.gradientNorm > 0)
assert.ok(getVectorSpace(network.shape).norm(next.parameters) > 0)
