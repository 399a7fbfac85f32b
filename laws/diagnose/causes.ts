/**
 * The causes of what was observed, by comparing numbers.
 */
import { at, type Numbers } from '../planted/numbers.ts'
import type { Suspect } from './candidates.ts'
import { parametersAlone, type Observation, type Question } from './observation.ts'

/** A possible cause. */
export type Cause = {
  /** The name of the planted bug that behaves alike, or of a family of them. */
  readonly name: string
  /** What is wrong, in a sentence. */
  readonly cause: string
  /** How far its numbers are from those observed: the largest difference, relative to the largest component of its gradient. */
  readonly deviation: number
}

/** What numbers say. */
export type Findings = {
  /** How far the right gradient is from what was observed: rounding, if nothing is wrong. */
  readonly deviation: number
  /** What explains what was observed: the numbers of a cause, or those of its parameters alone; or nothing. */
  readonly by: 'numbers' | 'parameters' | 'nothing'
  /** The nearest first; none if nothing is wrong. */
  readonly candidates: readonly Cause[]
}

/** Two implementations in double precision agree to this. */
export const rounding = 1e-12

/** A cause explains what was observed if it comes this much nearer to it than the right gradient does. */
const explained = 1e-3

const largest = (numbers: Numbers): number =>
  numbers.reduce((most, x) => (Number.isNaN(x) ? most : Math.max(most, Math.abs(x))), 0)

/** The largest difference, relative to the largest number; infinite where only one is a number. */
const apart = (one: Numbers, other: Numbers): number => {
  const differences = one.map((x, i) => (x === other[i] || Object.is(x, other[i]) ? 0 : Math.abs(x - at(other, i))))
  return differences.some(Number.isNaN)
    ? Infinity
    : largest(differences) === 0
      ? 0
      : largest(differences) / Math.max(largest(one), largest(other))
}

/** A part of each answer that is compared. */
type Part = (question: Question) => (answer: Numbers) => Numbers

const deviationOf = (part: Part, observations: readonly Observation[], answers: readonly Numbers[]): number =>
  observations.reduce((most, one, k) => Math.max(most, apart(part(one)(one.answer), part(one)(answers[k] ?? []))), 0)

/** The causes, nearest first; of those that agree to rounding, the ones without a fitted constant first. */
const ranked = (part: Part, observations: readonly Observation[], suspects: readonly Suspect[]): readonly Cause[] => {
  const found = suspects.map(({ name, fitted, account }) => {
    const { cause, answers } = account(observations)
    const deviation = deviationOf(part, observations, answers)
    return { name, cause, deviation, level: deviation > rounding ? deviation : fitted ? rounding : 0 }
  })
  return found
    .toSorted((a, b) => (a.level === b.level ? a.deviation - b.deviation : a.level - b.level))
    .map(({ name, cause, deviation }) => ({ name, cause, deviation }))
}

const findingsOf = (part: Part, observations: readonly Observation[], suspects: readonly Suspect[]): Findings => {
  const deviation = deviationOf(
    part,
    observations,
    observations.map(({ right }) => [...right, ...right])
  )
  const candidates = deviation <= rounding ? [] : ranked(part, observations, suspects)
  const best = candidates[0]?.deviation ?? Infinity
  return {
    deviation,
    by: best <= Math.max(rounding, explained * Math.min(1, deviation)) ? 'numbers' : 'nothing',
    candidates
  }
}

/** What numbers say of some observations, of the parameters alone where the gradients of the inputs fit no cause. */
export const findings = (observations: readonly Observation[], suspects: readonly Suspect[]): Findings => {
  const whole = findingsOf(() => answer => answer, observations, suspects)
  const parameters =
    whole.by === 'nothing' && whole.candidates.length > 0 ? findingsOf(parametersAlone, observations, suspects) : whole
  return whole.by === 'nothing' && parameters.by === 'numbers' ? { ...parameters, by: 'parameters' } : whole
}
