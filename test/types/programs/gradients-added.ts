/** The gradient of a batch is the sum of gradients, in the space of the parameters. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { batch, dense, getVectorSpace, gradient, input, pythonRandom, quadraticLoss, uniform, vector } from 'lawgrad'

const network = pipe(input(1), dense(1))
const { add: plus, scale: times, norm: length, zero } = getVectorSpace(network.shape)
const at = network.initialize(uniform(0, 1))(pythonRandom(0))[0]
const one = gradient(network, quadraticLoss)(batch([{ input: vector([1]), target: vector([0]) }]))(at)
const other = gradient(network, quadraticLoss)(batch([{ input: vector([2]), target: vector([1]) }]))(at)
const sum = pipe(one, plus(other), times(0.5), plus(zero))
assert.ok(length(sum) > 0)
