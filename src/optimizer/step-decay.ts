/**
 * A rate that falls at given steps.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Num } from '../algebra/expr.ts'
import { within } from '../scalar/hyperparameter.ts'
import { factorRange, learningRateRange, milestoneRange } from './hyperparameter.ts'
import type { Schedule } from './schedule.ts'

/**
 * `rate·factorᵏ`, k the number of milestones that are below the step: after each milestone the rate is `factor` of what it was.
 *
 * Steps count from 1, so that milestone 30 is the last step at the old rate: PyTorch's `MultiStepLR`, whose count starts at 0; for its `StepLR(n)` give the
 * multiples of n, up to the last step. Range: rate from 0, milestones integers from 1, factor above 0 and below 1, 0.1 by default; others are a defect.
 * Cost: O(milestones).
 *
 * @example
 * ```ts
 * import { rateAt, stepDecay } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([1, 30, 31, 80, 81].map(rateAt(stepDecay(0.5, [30, 80], 0.5))), [0.5, 0.5, 0.25, 0.25, 0.125])
 * ```
 */
export const stepDecay = (rate: number, milestones: readonly number[], factor = 0.1): Schedule => {
  const [start, share] = [within(learningRateRange, rate), within(factorRange, factor)]
  const ends = milestones.map(milestone => within(milestoneRange, milestone))
  return Object.freeze({
    name: `stepDecay(${rate}, [${ends.join(', ')}], ${factor})`,
    at:
      ({ num, times, minus, where }: Algebra) =>
      (step: Num) =>
        ends.reduce(
          (value, milestone) => where(minus(step, num(milestone)), times(value, num(share)), value),
          num(start)
        )
  })
}
