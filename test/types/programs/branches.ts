/** Branches, skips and towers in one definition, and what the compiler makes of them. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import {
  type Beside,
  beside,
  type Dense,
  dense,
  denseLayer,
  type Fork,
  fork,
  forkMean,
  type ForkSum,
  forkSum,
  type Identity,
  identityLayer,
  input,
  type Network,
  type ParameterCount,
  pipe,
  type Projection,
  projectionLayer,
  pythonRandom,
  softmax,
  type Tanh,
  tanh,
  uniform,
  vector,
  withDimension
} from 'lawgrad'

const block = pipe(input(5), dense(3), tanh)
const network: Network<
  4,
  3,
  [
    Fork<[Dense<4, 3>, Identity<4>, Dense<4, 1>]>,
    Beside<[Dense<4, 2>, Dense<4, 3>]>,
    ForkSum<[Projection<5, 3>, Network<5, 3, [Dense<5, 3>, Tanh<3>]>]>
  ]
> = pipe(
  input(4),
  fork(denseLayer(4, 3), identityLayer(4), denseLayer(4, 1)),
  beside(denseLayer(4, 2), denseLayer(4, 3)),
  forkSum(projectionLayer(5, 3), block)
)
const count: ParameterCount<typeof network> = 78
assert.equal(network.shape.count, count)
const [parameters] = network.initialize(uniform(-1, 1))(pythonRandom(0))
const weights: readonly [number, number] = parameters[0][0].weights.size
assert.deepEqual(weights, [3, 4])
assert.equal(network.forward(parameters)(vector([1, 2, 3, 4])).size, 3)

const committee = pipe(
  network,
  forkMean(pipe(input(3), dense(2), softmax), pipe(input(3), dense(4), tanh, dense(2), softmax))
)
const isDistribution: 'simplex' = committee.range.range
assert.equal(isDistribution, 'simplex')

/** Generic in the size of what comes in, and of a size from a file. */
const widened = <N extends number>(before: Network<N, N, []>) =>
  pipe(before, fork(pipe(before, dense(2)), pipe(before, tanh), pipe(before, dense(3))), dense(1))
assert.deepEqual(
  pipe(
    7,
    withDimension('columns', columns => widened(input(columns)).name)
  ),
  E.right('7 → fork(7 → dense 2, 7 → tanh, 7 → dense 3) 12 → dense 1')
)
