/** A loss for predictions of two components only. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, gradientDescent, input, loss, trainer, vector } from 'lawgrad'

const first = loss<2>({
  name: 'first',
  equation: (s, h) => h[0] ?? s.zero,
  gradient: () => () => vector([1, 0])
})
const learner = trainer(pipe(input(1), dense(2)), first, gradientDescent(1))
assert.equal(learner.loss.name, 'first')
