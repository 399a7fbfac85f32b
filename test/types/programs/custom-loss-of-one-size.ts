/** A loss for predictions of two components only. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, gradientDescent, input, loss, trainer, vector } from 'lawgrad'

const first = loss<2>({
  name: 'first',
  equation:
    ({ splitAt, sum }) =>
    () =>
    h => {
      const [one] = splitAt(1, 1)(h)
      return sum(one)
    },
  gradient:
    ({ concat, filled, num, splitAt }) =>
    () =>
    h => {
      const [one, other] = splitAt(1, 1)(h)
      return pipe(filled(one)(num(1)), concat(filled(other)(num(0))))
    }
})
const learner = trainer(pipe(input(1), dense(2)), first, gradientDescent(1))
assert.equal(learner.loss.name, 'first')
assert.equal(first.value(vector([0, 0]))(vector([3, 4])), 3)
assert.deepEqual([...first.gradient(vector([0, 0]))(vector([3, 4]))], [1, 0])
