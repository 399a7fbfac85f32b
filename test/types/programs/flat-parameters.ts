/** Parameters as an array, and back. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, pythonRandom, sigmoid, unflatten, uniform } from 'lawgrad'

const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
const [parameters] = network.initialize(uniform(-1, 1))(pythonRandom(5))
const flat = network.shape.flatten(parameters)
const back = unflatten(network.shape)(flat)
assert.deepEqual(E.map(network.shape.flatten)(back), E.right(flat))
