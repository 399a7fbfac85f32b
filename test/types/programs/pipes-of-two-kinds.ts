/** The `pipe` of fp-ts and that of this library make the same network. */
import { pipe as piped } from 'fp-ts/lib/function.js'
import { append, dense, denseLayer, input, pipe, sigmoid, type Dense, type Network, type Sigmoid } from 'lawgrad'
import { strict as assert } from 'node:assert'

type Xor = Network<2, 1, [Dense<2, 3>, Sigmoid<3>, Dense<3, 1>, Sigmoid<1>]>
const one: Xor = pipe(input(2), dense(3), sigmoid, append(denseLayer(3, 1)), sigmoid)
const other: Xor = piped(input(2), dense(3), sigmoid, append(denseLayer(3, 1)), sigmoid)
assert.equal(one.name, other.name)
// any function is a stage, and a function written there knows what it gets
assert.equal(
  pipe(input(2), dense(3), network => network.outputs + 1, Math.sqrt),
  2
)
assert.equal(
  pipe(
    [1, 2, 3],
    numbers => numbers.map(x => 2 * x),
    numbers => numbers.length
  ),
  3
)
