/**
 * Diagnosis: a wrong gradient is compared with the planted bugs, number by number, and named after the one that it behaves like.
 */
import { planted } from '../planted/bug.ts'
import type { CaseGradient } from '../planted/back-propagation.ts'
import { caseGradient } from '../planted/case-gradient.ts'
import { gradientBugs } from '../planted/gradient/catalogue.ts'
import { tryBug } from '../planted/kill-matrix.ts'
import { gradientLaws, settings, type Setting } from '../planted/setting.ts'
import type { Differentiate } from '../suites/gradient.ts'
import { suspectsOf } from './candidates.ts'
import { findings, rounding, type Cause, type Findings } from './causes.ts'
import { answerOf, drawQuestions, observed } from './observation.ts'

/** What a diagnosis says. */
export type Diagnosis = {
  /** How far the right gradient is from what was observed: rounding, if nothing is wrong. */
  readonly deviation: number
  /**
   * What speaks for the first candidate: its numbers; its numbers in the parameters alone, where the gradients of the inputs fit no cause;
   * the pattern of failing laws, where no numbers fit; or nothing, where nothing is wrong.
   */
  readonly by: Findings['by'] | 'laws'
  /** The most probable cause first. */
  readonly candidates: readonly Cause[]
  /** The laws that fail, by name. */
  readonly failing: readonly string[]
}

/** What a diagnosis may be told. */
export type DiagnosisOptions = {
  /** Everything random comes from it: 0 unless said. */
  readonly seed?: number
  /** The settings that the implementation can do: all unless said. */
  readonly settings?: readonly Setting[]
  /** Networks for each setting: 12 unless said. */
  readonly cases?: number
  /** How often to try each law: 20 times unless said. */
  readonly runs?: number
}

type Trying = { readonly seed: number; readonly runs: number }

/** The names of the laws that fail on an implementation in a setting. */
const failingIn =
  (setting: Setting, options: Trying) =>
  (plant: () => CaseGradient): readonly string[] =>
    tryBug(options)(planted('gradient', 'under test', '', plant, gradientLaws(setting))).kills.map(({ law }) => law)

type Failing = { readonly setting: Setting; readonly failing: readonly string[] }

/** The laws that fail on an implementation, in the first setting where any does. */
const failingLaws = (gradient: CaseGradient, among: readonly Setting[], options: Trying): Failing => {
  const [setting = settings.sigmoid, ...rest] = among
  const failing = failingIn(setting, options)(() => gradient)
  return failing.length > 0 || rest.length === 0 ? { setting, failing } : failingLaws(gradient, rest, options)
}

const overlap = (a: readonly string[], b: readonly string[]): number => {
  const both = a.filter(name => b.includes(name)).length
  return both / Math.max(1, a.length + b.length - both)
}

/** The causes whose laws fail most alike first, as far as numbers do not tell them apart. */
const byLaws = (causes: readonly Cause[], { setting, failing }: Failing, options: Trying): readonly Cause[] => {
  const pattern = failingIn(setting, options)
  const alike = new Map(gradientBugs.map(({ name, plant }) => [name, overlap(failing, pattern(plant))]))
  const of = ({ name }: Cause): number => alike.get(name) ?? 0
  return causes.toSorted((a, b) => of(b) - of(a))
}

const unknown: readonly Cause[] = gradientBugs.map(({ name, cause }) => ({ name, cause, deviation: Infinity }))

/**
 * Names the probable cause of a wrong gradient: the implementation and every planted bug of gradients are asked about the same random
 * networks, and the bug whose numbers are nearest comes first; where none comes near, the one whose failing laws are most alike.
 *
 * Deterministic in the seed. Cost: a second or two, and some more where numbers match nothing. Never fails: an implementation that is right has
 * no candidates.
 *
 * @example
 * ```ts
 * import { backPropagation, diagnose, differentiateBy, showDiagnosis } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const forgetful = differentiateBy(backPropagation({ bias: delta => delta.map(() => 0) }))
 * const diagnosis = diagnose({ cases: 4, runs: 5 })(forgetful)
 * assert.equal(diagnosis.candidates[0]?.cause, 'the gradient of the bias is missing')
 * assert.equal(diagnosis.failing.includes('bias = weight on a constant 1'), true)
 * assert.match(showDiagnosis(diagnosis), /^behaves like a planted bug, exactly: the gradient of the bias is missing/)
 * ```
 */
export const diagnose = ({
  seed = 0,
  settings: among = Object.values(settings),
  cases = 12,
  runs = 20
}: DiagnosisOptions = {}): ((differentiate: Differentiate) => Diagnosis) => {
  const questions = drawQuestions(among, seed, cases)
  const suspects = suspectsOf(questions)
  return differentiate => {
    const gradient = caseGradient(differentiate)
    const found = findings(observed(questions, questions.map(answerOf(gradient))), suspects)
    const failed = failingLaws(gradient, among, { seed, runs })
    const { failing } = failed
    const causes = found.candidates.length > 0 ? found.candidates : unknown
    return found.by === 'nothing' && failing.length > 0
      ? { ...found, by: 'laws', candidates: byLaws(causes, failed, { seed, runs }), failing }
      : { ...found, failing }
  }
}

const precisely = (deviation: number): string => (deviation === 0 ? 'exactly' : `to ${deviation.toExponential(1)}`)

const sentences = ({ by, candidates, deviation }: Diagnosis): readonly string[] => {
  const [first, second] = candidates
  if (first === undefined) return [`the gradient is right, ${precisely(deviation)}`]
  const near = second !== undefined && second.deviation <= Math.max(rounding, 10 * first.deviation)
  const where = by === 'parameters' ? ' in the parameters' : ''
  return by === 'numbers' || by === 'parameters'
    ? [
        `behaves like a planted bug, ${precisely(first.deviation)}${where}: ${first.cause}`,
        ...(near ? [`or, as near: ${second.cause}`] : [])
      ]
    : [`no planted bug has these numbers; by the laws that fail most like: ${first.cause}`]
}

/** A diagnosis in words. Never fails. */
export const showDiagnosis = (diagnosis: Diagnosis): string =>
  [
    ...sentences(diagnosis),
    ...(diagnosis.failing.length === 0 ? [] : [`laws that fail: ${diagnosis.failing.join('; ')}`])
  ].join('\n')
