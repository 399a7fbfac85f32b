/** A loss of one's own, for predictions of any size. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { anySizeLoss, batch, cost, dense, getVectorSpace, input, vector } from 'lawgrad'

const halfSquares = anySizeLoss({
  name: 'half squares',
  equation:
    ({ subtract, dot, times, num }) =>
    y =>
    h => {
      const residual = subtract(y)(h)
      return times(num(0.5), dot(residual)(residual))
    },
  gradient: ({ subtract }) => subtract
})
const network = pipe(input(1), dense(2))
const data = batch([{ input: vector([1]), target: vector([1, 1]) }])
assert.equal(cost(network, halfSquares)(data)(getVectorSpace(network.shape).zero), 1)
