/** A loss of one's own, for predictions of any size. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { anySizeLoss, batch, cost, dense, getVectorSpace, input, scalar, subtract, vector } from 'lawgrad'

const halfSquares = anySizeLoss({
  name: 'half squares',
  equation: (s, h, y) => {
    const residuals = h.map((hi, i) => s.sub(hi, y[i] ?? s.zero))
    return s.mul(s.fromNumber(0.5), scalar.dot(s)(residuals, residuals))
  },
  gradient: y => h => subtract(y)(h)
})
const network = pipe(input(1), dense(2))
const data = batch([{ input: vector([1]), target: vector([1, 1]) }])
assert.equal(cost(network, halfSquares)(data)(getVectorSpace(network.shape).zero), 1)
