/** A layer of one's own: a gain for each input. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { append, dense, hadamard, input, layer, vectorShape } from 'lawgrad'

const gain = layer({
  name: 'gain',
  inputs: 2,
  outputs: 2,
  shape: vectorShape(2),
  equation: (scalar, theta, x) => x.map((xi, i) => scalar.mul(theta[i] ?? scalar.one, xi)),
  pullback: (theta, x) => cotangent => ({ parameters: hadamard(x)(cotangent), input: hadamard(theta)(cotangent) })
})
const network = pipe(input(3), dense(2), append(gain), dense(1))
const outputs: 1 = network.outputs
assert.equal(network.shape.size, 8 + 2 + 3)
assert.equal(outputs, 1)
