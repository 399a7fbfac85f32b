/**
 * A rate that falls by a share in every step.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Num } from '../algebra/expr.ts'
import { log } from '../scalar/functions/numbers.ts'
import { within } from '../scalar/hyperparameter.ts'
import { factorRange, learningRateRange } from './hyperparameter.ts'
import type { Schedule } from './schedule.ts'

/**
 * `rate·factor^(step − 1)`: the first step has the rate itself, each one after it `factor` of the one before.
 *
 * As PyTorch's `ExponentialLR(gamma)`, whose count starts at 0, stepped with every update. Range: rate from 0, factor above 0 and below 1; others are a defect.
 * Numerics: e^((step − 1)·log factor), whose relative error is about 1e-16·(1 + (step − 1)·|log factor|).
 *
 * @example
 * ```ts
 * import { exponentialDecay, rateAt } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [first = 0, second = 0] = [1, 2].map(rateAt(exponentialDecay(0.5, 0.75)))
 * assert.equal(first, 0.5)
 * assert.equal(Math.abs(second - 0.375) < 1e-15, true)
 * ```
 */
export const exponentialDecay = (rate: number, factor: number): Schedule => {
  const [start, share] = [within(learningRateRange, rate), within({ ...factorRange, usual: 0.999 }, factor)]
  return Object.freeze({
    name: `exponentialDecay(${rate}, ${factor})`,
    at:
      ({ num, times, minus, exp }: Algebra) =>
      (step: Num) =>
        times(num(start), exp(times(minus(step, num(1)), num(log(share)))))
  })
}
