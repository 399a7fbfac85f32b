/**
 * Schedules: hyperparameters that depend on the step, written over an `Algebra` like everything else.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Num } from '../algebra/expr.ts'
import { within } from '../scalar/hyperparameter.ts'
import { halfRange, learningRateRange } from './hyperparameter.ts'
import { readSchedule } from './internal/schedule.ts'

/** A number for each step; steps count from 1. */
export interface Schedule {
  readonly name: string
  readonly at: (algebra: Algebra) => (step: Num) => Num
}

/** A learning rate: a number, or one for each step. */
export type Rate = number | Schedule

/** `rate` at every step. Range: a finite number from 0. A number outside of it is a defect. */
export const constant = (rate: number): Schedule => {
  const value = within(learningRateRange, rate)
  return Object.freeze({
    name: String(rate),
    at:
      ({ num }: Algebra) =>
      () =>
        num(value)
  })
}

/**
 * `rate / (1 + step / half)`: half of the rate at step `half`. Range: finite numbers from 0, half above 0.
 *
 * Source: Robbins and Monro 1951: its sum diverges and the sum of its squares, but for a slower rate, does not.
 *
 * @example
 * ```ts
 * import { inverseTime, rateAt } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(rateAt(inverseTime(0.5, 10))(10), 0.25)
 * ```
 */
export const inverseTime = (rate: number, half: number): Schedule => {
  const [start, steps] = [within(learningRateRange, rate), within(halfRange, half)]
  return Object.freeze({
    name: `inverseTime(${rate}, ${half})`,
    at:
      ({ num, over, plus }: Algebra) =>
      (step: Num) =>
        over(num(start), plus(num(1), over(step, num(steps))))
  })
}

/** The schedule of a rate. A rate out of range is a defect. */
export const scheduleOf = (rate: Rate): Schedule => (typeof rate === 'object' ? rate : constant(rate))

/** What a schedule says at a step, read with real numbers. Range: steps from 1. Never fails. */
export const rateAt =
  (schedule: Schedule) =>
  (step: number): number =>
    readSchedule(schedule, step)
