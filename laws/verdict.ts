/**
 * What a check says: it agrees, it differs, or nothing could be said, and why.
 */

/** Two numbers that were compared, with what each of them is. */
export type Comparison = {
  /** Where: the tensor and the index in it, for example `0.weights[3]`. */
  readonly at: string
  /** What the left number is, for example `analytic gradient`. */
  readonly left: string
  readonly leftValue: number
  /** What the right number is, for example `central difference`. */
  readonly right: string
  readonly rightValue: number
  /** |left − right| */
  readonly error: number
  /** The error allowed. */
  readonly gate: number
}

/** Why nothing could be said. */
export type Reason =
  | 'below the noise floor'
  | 'kink crossed'
  | 'step not realised'
  | 'not finite'
  | 'nothing compared'
  | 'left out by a precondition'

/** The outcome of one check. */
export type Verdict =
  | { readonly _tag: 'Pass'; readonly worst?: Comparison }
  | { readonly _tag: 'Fail'; readonly message: string; readonly worst?: Comparison }
  | { readonly _tag: 'Unchecked'; readonly reason: Reason }

/** Agreement, with the comparison that came nearest to its gate. */
export const pass = (worst?: Comparison): Verdict => (worst === undefined ? { _tag: 'Pass' } : { _tag: 'Pass', worst })

/** Difference. */
export const fail = (message: string, worst?: Comparison): Verdict =>
  worst === undefined ? { _tag: 'Fail', message } : { _tag: 'Fail', message, worst }

/** Nothing could be said. */
export const unchecked = (reason: Reason): Verdict => ({ _tag: 'Unchecked', reason })

/**
 * A claim about exact facts: `holds` or the sentence that says what came instead.
 *
 * @example
 * ```ts
 * import { claim } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * assert.equal(claim(1 + 1 === 2, 'two')._tag, 'Pass')
 * assert.equal(claim(1 + 1 === 3, 'expected 3; got 2')._tag, 'Fail')
 * ```
 */
export const claim = (holds: boolean, otherwise: string): Verdict => (holds ? pass() : fail(otherwise))

/**
 * All of several verdicts: the first failure; else, if any, the pass nearest to its gate; else unchecked.
 *
 * An empty list is unchecked: comparing nothing never passes.
 */
export const all = (verdicts: readonly Verdict[]): Verdict => {
  const failure = verdicts.find(verdict => verdict._tag === 'Fail')
  const passes = verdicts.flatMap(verdict => (verdict._tag === 'Pass' ? [verdict] : []))
  const reasons = verdicts.flatMap(verdict => (verdict._tag === 'Unchecked' ? [verdict] : []))
  return (
    failure ??
    (passes.length > 0
      ? passes.reduce((a, b) => (nearness(b) > nearness(a) ? b : a))
      : (reasons[0] ?? unchecked('nothing compared')))
  )
}

/** How near a pass came to its gate: error over gate, 0 when nothing was measured, −1 for no pass. */
export const nearness = (verdict: Verdict): number =>
  verdict._tag !== 'Pass'
    ? -1
    : verdict.worst === undefined || verdict.worst.error === 0
      ? 0
      : verdict.worst.error / verdict.worst.gate

/** How far past its gate a comparison is: above 1 it fails. */
export const excess = ({ error, gate }: Comparison): number =>
  Number.isNaN(error) ? Number.POSITIVE_INFINITY : error === 0 ? 0 : error / gate

/** A number with the sign of zero. */
const signed = (x: number): string => (Object.is(x, -0) ? '-0' : String(x))

/** One sentence about a comparison. */
export const showComparison = (c: Comparison): string => {
  const sides = `${c.at}: ${c.left} ${signed(c.leftValue)}, ${c.right} ${signed(c.rightValue)}`
  return c.error === 0 && !Object.is(c.leftValue, c.rightValue)
    ? `${sides}; they differ in the sign of zero`
    : `${sides}; they differ by ${c.error.toExponential(2)}, allowed ${c.gate.toExponential(2)}`
}

/** One sentence about a verdict. */
export const showVerdict = (verdict: Verdict): string => {
  switch (verdict._tag) {
    case 'Pass':
      return verdict.worst === undefined ? 'pass' : `pass; nearest to its gate: ${showComparison(verdict.worst)}`
    case 'Fail':
      return verdict.worst === undefined ? verdict.message : `${verdict.message}: ${showComparison(verdict.worst)}`
    case 'Unchecked':
      return `unchecked: ${verdict.reason}`
  }
}
