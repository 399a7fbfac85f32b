/**
 * What a schedule must satisfy, and what is claimed of it.
 */
import * as fc from 'fast-check'
import { boundedScalar, rateAt, type Schedule } from '../../src/index.ts'
import { branchesOf } from '../../src/algebra/branches.ts'
import { readingOver } from '../../src/algebra/over.ts'
import { compareValues, sameBits } from '../compare.ts'
import { turnsOf } from '../internal/switches.ts'
import { law, suite, type Suite } from '../law.ts'
import { all, claim } from '../verdict.ts'

/** What is claimed of a schedule. */
export type ScheduleOptions = {
  /** Its equation on plain numbers: the value at a step; steps count from 1. */
  readonly equation?: (step: number) => number
  /** No value lies outside: from 0 by default. */
  readonly range?: readonly [least: number, greatest: number]
  /** Steps after which another rule holds, such as ends and restarts: they and their neighbours are always tried, as those are at which a choice of the schedule changes. */
  readonly turns?: readonly number[]
}

/** Steps that are tried beside those that always are. */
type Steps = { readonly drawn: readonly number[] }

/** The first steps, which are all tried. */
const firstSteps = 300

/** The last step that is tried. */
const last = 10_000_000

/**
 * The laws of a schedule: a finite number within the range at every step, however late, that depends on the step alone, and, as claimed, that of the equation: at each
 * of the first 300 steps, around the turns, those that are told and those where the schedule branches, and at random up to ten million.
 *
 * Cost: a few hundred readings of the schedule a case. Never fails.
 *
 * @example
 * ```ts
 * import { exponentialDecay } from 'lawgrad'
 * import { runSuite, scheduleSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const laws = scheduleSuite(exponentialDecay(0.5, 0.99), { equation: step => 0.5 * 0.99 ** (step - 1), range: [0, 0.5] })
 * assert.equal(runSuite({ seed: 1, runs: 10 })(laws).every(({ verdict }) => verdict._tag === 'Pass'), true)
 * ```
 */
export const scheduleSuite = (schedule: Schedule, options: ScheduleOptions = {}): Suite => {
  const { equation, range: [least, greatest] = [0, Number.MAX_VALUE], turns = [] } = options
  const read = rateAt(schedule)
  const { algebra, number } = readingOver(boundedScalar)
  const bounded = (step: number) => number(schedule.at(algebra)(algebra.num(step)))
  const choices = (step: number) => branchesOf(({ algebra: on }) => schedule.at(on)(on.num(step)))
  const around = [...turns, ...turnsOf(choices, last)].flatMap(turn => [-2, -1, 0, 1, 2].map(by => turn + by))
  const fixed = [...Array.from({ length: firstSteps }, (_value, k) => k + 1), ...around.filter(step => step >= 1)]
  const late = fc
    .array(fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: last })), {
      minLength: 1,
      maxLength: 30
    })
    .map((drawn): Steps => ({ drawn }))
  return suite(`schedule ${schedule.name}`, [
    law({
      name: 'a number at every step',
      statement: `a finite number in [${least}, ${greatest}] at every step from 1`,
      source: 'the definition of a schedule',
      arbitrary: late,
      weight: 10,
      check: ({ drawn }) =>
        all(
          [...fixed, ...drawn].map(step => {
            const value = read(step)
            const { error } = bounded(step)
            return claim(
              value >= least - error && value <= greatest + error,
              `expected a number in [${least}, ${greatest}] at step ${step}; got ${value}`
            )
          })
        )
    }),
    law({
      name: 'purity',
      statement: 'the value at a step depends on the step alone, bit for bit: in another order it is the same',
      source: 'the definition of a function',
      arbitrary: late,
      weight: 10,
      check: ({ drawn }) => {
        const steps = [...fixed, ...drawn]
        const [there, back] = [steps.map(read), steps.toReversed().map(read).toReversed()]
        return sameBits(
          { name: 'in order', values: there },
          { name: 'in the other order', values: back },
          steps.map(step => `step ${step}`)
        )
      }
    }),
    ...(equation === undefined
      ? []
      : [
          law({
            name: 'value = equation',
            statement: 'the value at a step is that of the equation, up to rounding',
            source: 'the equation that is claimed',
            arbitrary: late,
            weight: 10,
            check: ({ drawn }: Steps) => {
              const steps = [...fixed, ...drawn]
              const expected = steps.map(equation)
              const most = Math.max(...expected.map(Math.abs))
              return compareValues({
                names: steps.map(step => `step ${step}`),
                left: { name: 'schedule', values: steps.map(read) },
                right: { name: 'equation', values: expected },
                tolerance: k => 2 * bounded(steps[k] ?? 1).error + 64 * Number.EPSILON * most
              })
            }
          })
        ])
  ])
}
