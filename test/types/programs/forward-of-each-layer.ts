/** Equations (6)–(9): the forward of each layer, one after the other. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, pythonRandom, sigmoid, uniform, vector } from 'lawgrad'

const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
const [parameters] = xor.initialize(uniform(0, 1))(pythonRandom(1))
const [layer1, g1, layer2, g2] = xor.layers
const [theta1, none1, theta2, none2] = parameters
const x = vector([1, 0])
const h = pipe(x, layer1.forward(theta1), g1.forward(none1), layer2.forward(theta2), g2.forward(none2))
assert.deepEqual([...h], [...xor.forward(parameters)(x)])
