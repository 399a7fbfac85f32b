import { rateAt } from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { showOptionError } from '../../../src/command/option-error.ts'
import { parseSchedule } from '../../../src/command/schedules.ts'

const rates = (text: string, steps: readonly number[]): unknown =>
  pipe(
    parseSchedule(text),
    E.matchW(showOptionError, ({ name, at }) => [name, ...steps.map(rateAt(at(0.5, 100)))])
  )

describe('parseSchedule', () => {
  it.each([
    ['cosineDecay', [1, 101], ['cosineDecay', 0.5, 0]],
    [' CosineDecay( 10 , 0.1 ) ', [1, 11, 100], ['cosineDecay(10, 0.1)', 0.5, 0.1, 0.1]],
    ['exponentialDecay(0.5)', [1, 2], ['exponentialDecay(0.5)', 0.5, 0.25]],
    ['stepDecay(0.5, 3)', [3, 4], ['stepDecay(0.5, 3)', 0.5, 0.25]],
    ['stepDecay(0.5, 3, 5)', [3, 4, 6], ['stepDecay(0.5, 3, 5)', 0.5, 0.25, 0.125]],
    ['inverseTime(10)', [10], ['inverseTime(10)', 0.25]]
  ])('reads %j', (text, steps, expected) => expect(rates(text, steps)).toEqual(expected))

  it.each([
    'cosine',
    'cosineDecay(0)',
    'cosineDecay(10, 0, 0)',
    'exponentialDecay',
    'exponentialDecay(1)',
    'stepDecay(0.5)',
    'stepDecay(0.5, 1.5)',
    'inverseTime(x)',
    'inverseTime(1'
  ])('refuses %j, and says what it takes', text =>
    expect(rates(text, [])).toMatch(
      /^--schedule: expected \w+\(.*\); got ".*"\. |^--schedule: expected \w+\(.*; got ".*"\. /
    )
  )

  it('says what may be left out', () =>
    expect(rates('cosineDecay(-1)', [])).toBe(
      `--schedule: expected cosineDecay(steps, least), steps a finite number above 0, least a finite number from 0; got "cosineDecay(-1)". Give for instance 'cosineDecay(1000, 0)', or cosineDecay alone for all steps of the run.`
    ))
})
