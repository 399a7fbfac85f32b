/**
 * A rate that rises in the first steps.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Num } from '../algebra/expr.ts'
import { within } from '../scalar/hyperparameter.ts'
import { stepsRange } from './hyperparameter.ts'
import { scheduleOf, type Rate, type Schedule } from './schedule.ts'

/**
 * `min(1, step / steps)·schedule(step)`: from `1/steps` of the rate in the first step to all of it in step `steps`, in equal parts.
 *
 * The schedule counts from the first step too. Range: steps above 0; another number is a defect. Laws: from step `steps` on it is the schedule, bit for bit.
 * PyTorch's `LinearLR` starts at a third of the rate by default, and counts from 0. Source: Goyal et al. 2017, section 2.2.
 *
 * @example
 * ```ts
 * import { rateAt, warmUp } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([1, 2, 4, 5, 100].map(rateAt(warmUp(4, 0.5))), [0.125, 0.25, 0.5, 0.5, 0.5])
 * ```
 */
export const warmUp = (steps: number, schedule: Rate): Schedule => {
  const [length, after] = [within(stepsRange, steps), scheduleOf(schedule)]
  return Object.freeze({
    name: `warmUp(${steps}, ${after.name})`,
    at: (algebra: Algebra) => {
      const { num, times, over, minus, where } = algebra
      const rate = after.at(algebra)
      return (step: Num) => {
        const full = rate(step)
        return where(minus(num(length), step), times(over(step, num(length)), full), full)
      }
    }
  })
}
