/**
 * Wrong schedules.
 */
import { cosineDecay, type Schedule } from 'lawgrad'
import { scheduleSuite } from 'lawgrad/laws'
import { group, planted, type LawGroup, type PlantedBug } from './bug.ts'
import { counting } from './internal/remembering.ts'

/** Steps until the decay ends. */
const length = 100

/** What is claimed of a decay along half of a cosine. */
export const scheduleLaws = (schedule: Schedule): readonly LawGroup[] => [
  group(
    'schedule',
    scheduleSuite(schedule, {
      equation: step => (step > length ? 0 : (1 + Math.cos((Math.PI * (step - 1)) / length)) / 2),
      range: [0, 1],
      turns: [length]
    })
  )
]

/** The right schedule. */
export const rightSchedule: Schedule = cosineDecay(1, length)

const bug = (name: string, cause: string, at: () => Schedule['at']): PlantedBug<Schedule> =>
  planted('schedule', `schedule: ${name}`, cause, () => ({ name: 'cosineDecay(1, 100)', at: at() }), scheduleLaws)

/** Wrong schedules. */
export const scheduleBugs: readonly PlantedBug<Schedule>[] = [
  bug('counts from 0', 'steps are counted from 0, and the first is 1', () => algebra => {
    const right = rightSchedule.at(algebra)
    return step => right(algebra.plus(step, algebra.num(1)))
  }),
  bug(
    'rises again',
    'after the end the cosine goes on',
    () =>
      ({ num, plus, minus, times, cos }) =>
      step =>
        times(num(0.5), plus(num(1), cos(times(num(Math.PI / length), minus(step, num(1))))))
  ),
  bug(
    'below 0',
    'after the end the rate goes on falling, below 0',
    () =>
      ({ num, minus, times }) =>
      step =>
        minus(num(1), times(num(1 / length), minus(step, num(1))))
  ),
  bug('NaN at the start', 'the first step divides 0 by 0', () => algebra => {
    const right = rightSchedule.at(algebra)
    return step => {
      const done = algebra.minus(step, algebra.num(1))
      return algebra.times(right(step), algebra.over(done, done))
    }
  }),
  bug('counts its calls', 'the step is the number of calls', () => {
    const calls = counting()
    return algebra => {
      const right = rightSchedule.at(algebra)
      return () => right(algebra.num(1 + (calls() % 50)))
    }
  })
]
