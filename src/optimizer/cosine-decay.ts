/**
 * A rate that falls along half of a cosine.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Num } from '../algebra/expr.ts'
import { within } from '../scalar/hyperparameter.ts'
import { learningRateRange, stepsRange } from './hyperparameter.ts'
import type { Schedule } from './schedule.ts'

/**
 * `least + ½·(rate − least)·(1 + cos(π·(step − 1) / steps))` up to step `steps`, and `least` from then on.
 *
 * As PyTorch's `CosineAnnealingLR(steps, least)`, whose count starts at 0, stepped with every update; but that rises again after `steps`, and this stays.
 * Range: rate and least from 0, steps above 0; others are a defect. Source: Loshchilov and Hutter 2017, *SGDR*, eq. (5), without restarts.
 *
 * @example
 * ```ts
 * import { cosineDecay, rateAt } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rate = rateAt(cosineDecay(1, 100))
 * assert.deepEqual([1, 101, 1000].map(rate), [1, 0, 0])
 * assert.equal(Math.abs(rate(51) - 0.5) < 1e-15, true)
 * ```
 */
export const cosineDecay = (rate: number, steps: number, least = 0): Schedule => {
  const [start, end] = [
    within(learningRateRange, rate),
    within({ ...learningRateRange, name: 'least', usual: 0 }, least)
  ]
  const length = within(stepsRange, steps)
  return Object.freeze({
    name: `cosineDecay(${rate}, ${steps}${least === 0 ? '' : `, ${least}`})`,
    at:
      ({ num, plus, minus, times, cos, where }: Algebra) =>
      (step: Num) => {
        const done = minus(step, num(1))
        const wave = plus(num(1), cos(times(num(Math.PI / length), done)))
        const between = plus(num(end), times(num((start - end) / 2), wave))
        return where(minus(num(length), done), between, num(end))
      }
  })
}
