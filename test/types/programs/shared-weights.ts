/** A block used five times with one set of parameters. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, type ParameterCount, shared, tanh } from 'lawgrad'

const block = pipe(input(4), dense(4), tanh)
const network = pipe(input(2), dense(4), shared(5, block), dense(1))
const count: ParameterCount<typeof network> = 37
assert.equal(network.shape.count, count)
