/** A schedule of one's own: a warm-up, then a constant rate. */
import { strict as assert } from 'node:assert'
import { gradientDescent, rateAt, type Schedule } from 'lawgrad'

const warmUp = (rate: number, steps: number): Schedule => ({
  name: `warm-up(${rate}, ${steps})`,
  at:
    ({ minus, num, over, times, where }) =>
    step =>
      where(minus(num(steps), step), times(num(rate), over(step, num(steps))), num(rate))
})
const schedule = warmUp(0.5, 4)
assert.deepEqual([1, 2, 4, 100].map(rateAt(schedule)), [0.125, 0.25, 0.5, 0.5])
assert.equal(gradientDescent(schedule).name, 'gradientDescent(warm-up(0.5, 4))')
