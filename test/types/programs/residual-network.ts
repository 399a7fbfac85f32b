/** Residual blocks of a named size. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, type ParameterCount, residual, tanh } from 'lawgrad'

const block = pipe(input(6), dense(6), tanh, dense(6))
const network = pipe(input(3), dense(6), residual(block), residual(block), dense(1))
const count: ParameterCount<typeof network> = 199
assert.equal(network.shape.count, count)
