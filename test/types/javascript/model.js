/** A model in JavaScript, checked by the compiler all the same. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { batch, cost, dense, getVectorSpace, input, quadraticLoss, sigmoid, vector } from 'lawgrad'

export const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)

const data = batch([{ input: vector([1, 0]), target: vector([0.5]) }])

/**
 * @template {number} N
 * @param {import('lawgrad').Vector<N>} x
 */
const size = x => x.size

assert.equal(cost(xor, quadraticLoss)(data)(getVectorSpace(xor.shape).zero), 0)
assert.equal(size(vector([1, 2, 3])), 3)
