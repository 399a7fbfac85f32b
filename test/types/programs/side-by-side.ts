/** Two towers, joined by a head. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  beside,
  concat,
  dense,
  glorotUniform,
  input,
  type ParameterCount,
  pythonRandom,
  relu,
  tanh,
  vector
} from 'lawgrad'

const left = pipe(input(2), dense(3), tanh)
const right = pipe(input(4), dense(5), relu)
const network = pipe(input(6), beside(left, right), dense(1))
const shapes: readonly [6, 1] = [network.inputs, network.outputs]
const count: ParameterCount<typeof network> = 43
assert.deepEqual(shapes, [6, 1])
assert.equal(network.shape.count, count)
const [parameters] = network.initialize(glorotUniform)(pythonRandom(0))
const joint = pipe(vector([1, 2]), concat(vector([3, 4, 5, 6])), network.forward(parameters))
assert.equal(joint.size, 1)
