/** Fifty blocks, each with parameters of its own. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, type ParameterCount, repeat, tanh } from 'lawgrad'

const block = pipe(input(3), dense(3), tanh)
const network = pipe(input(2), dense(3), repeat(50, block), dense(1))
const count: ParameterCount<typeof network> = 613
assert.equal(network.shape.count, count)
assert.equal(network.layers.length, 102)
