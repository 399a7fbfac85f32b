/** A classifier with a softmax in its loss. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  costGradient,
  dense,
  getVectorSpace,
  input,
  norm,
  relu,
  softmaxCrossEntropy,
  vector,
  type Vector
} from 'lawgrad'

const network = pipe(input(4), dense(8), relu, dense(3))
const data = batch([
  { input: vector([5, 3, 1, 0]), target: vector([1, 0, 0]) },
  { input: vector([6, 3, 4, 1]), target: vector([0, 1, 0]) },
  { input: vector([6, 3, 5, 2]), target: vector([0, 0, 1]) }
])
const { gradient: g } = costGradient(network, softmaxCrossEntropy)(data)(getVectorSpace(network.shape).zero)
const bias: Vector<3> = g[2].bias
assert.ok(norm(bias) < 1e-15)
