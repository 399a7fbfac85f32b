/** A layer of one's own: a gain for each input. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { append, dense, input, layer, vectorShape } from 'lawgrad'

const gain = layer({
  name: 'gain',
  inputs: 2,
  outputs: 2,
  shape: vectorShape(2),
  equation:
    ({ hadamard }) =>
    theta =>
    x =>
      hadamard(theta)(x),
  pullback:
    ({ hadamard }) =>
    (theta, x) =>
    c => ({ parameters: hadamard(x)(c), input: hadamard(theta)(c) })
})
const network = pipe(input(3), dense(2), append(gain), dense(1))
const outputs: 1 = network.outputs
assert.equal(network.shape.count, 8 + 2 + 3)
assert.equal(outputs, 1)
