/** A picture of 28 × 28 for a network of 784 inputs. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, flattenRows, glorotUniform, input, matrixBy, pythonRandom, sigmoid, softmax } from 'lawgrad'

const digits = pipe(input(784), dense(30), sigmoid, dense(10), softmax)
const picture = matrixBy(28, 28)((r, c) => (r === c ? 1 : 0))
const [parameters] = digits.initialize(glorotUniform)(pythonRandom(0))
const probabilities = pipe(picture, flattenRows, digits.forward(parameters))
assert.ok(Math.abs([...probabilities].reduce((a, b) => a + b) - 1) < 1e-12)
