/** As many stages as `pipe` takes, and then another network: every size is inferred. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { andThen, dense, input, sigmoid, tanh, softmax } from 'lawgrad'

const body = pipe(
  input(9),
  dense(8),
  sigmoid,
  dense(7),
  sigmoid,
  dense(6),
  sigmoid,
  dense(5),
  sigmoid,
  dense(4),
  sigmoid,
  dense(3),
  sigmoid,
  dense(4),
  sigmoid,
  dense(5),
  sigmoid,
  dense(6),
  tanh
)
const head = pipe(input(6), dense(2), softmax)
const network = pipe(body, andThen(head))
const inputs: 9 = network.inputs
const outputs: 2 = network.outputs
assert.deepEqual([inputs, outputs, network.layers.length], [9, 2, 20])
