/**
 * Two lists of numbers held against each other, component by component, with a tolerance that was computed for each.
 */
import { all, fail, pass, unchecked, type Comparison, type Verdict } from './verdict.ts'

/** What stands on one side. */
export type Side = { readonly name: string; readonly values: readonly number[] }

/** Two sides, what their components are called, and how far they may differ. */
export type Held = {
  readonly names: readonly string[]
  readonly left: Side
  readonly right: Side
  /** The error allowed at an index, for a reason that the law gives. */
  readonly tolerance: (index: number) => number
  /** A larger error that rounding may still explain there; asked only where the tolerance was passed. */
  readonly excuse?: (index: number) => number
}

/**
 * Compares two lists of numbers.
 *
 * `Fail` where they differ by more than the tolerance and more than is excused; `Unchecked` if no component was certified, that is agrees
 * and is itself larger than its tolerance, so that a zero in its place would have been refused; else `Pass`. Cost: O(n). Never fails.
 *
 * @example
 * ```ts
 * import { compareValues } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const tag = (left: readonly number[], right: readonly number[]) =>
 *   compareValues({ names: [], left: { name: 'a', values: left }, right: { name: 'b', values: right }, tolerance: () => 1e-9 })._tag
 * assert.equal(tag([1], [1]), 'Pass')
 * assert.equal(tag([1], [1.1]), 'Fail')
 * assert.equal(tag([0], [1e-10]), 'Unchecked') // too small to say
 * ```
 */
export const compareValues = ({ names, left, right, tolerance, excuse = () => 0 }: Held): Verdict =>
  left.values.length === right.values.length
    ? all(
        left.values.map((leftValue, index) => {
          const rightValue = right.values[index] ?? Number.NaN
          const gate = tolerance(index)
          const c = comparison(names[index] ?? `[${index}]`, left.name, leftValue, right.name, rightValue, gate)
          return judged(c, () => excuse(index))
        })
      )
    : fail(
        `expected as many numbers of ${left.name} as of ${right.name}; got ${left.values.length} and ${right.values.length}`
      )

const judged = (c: Comparison, excuse: () => number): Verdict =>
  !Number.isFinite(c.rightValue)
    ? unchecked('not finite')
    : c.error <= c.gate
      ? Math.max(Math.abs(c.leftValue), Math.abs(c.rightValue)) > c.gate
        ? pass(c)
        : unchecked('below the noise floor')
      : c.error <= excuse()
        ? unchecked('below the noise floor')
        : fail('they differ', c)

const comparison = (
  at: string,
  left: string,
  leftValue: number,
  right: string,
  rightValue: number,
  gate: number
): Comparison => ({ at, left, leftValue, right, rightValue, error: Math.abs(leftValue - rightValue), gate })

/**
 * Two lists are the same bit for bit: NaN equals NaN, and −0 is not 0. An empty list is unchecked.
 *
 * @example
 * ```ts
 * import { sameBits } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * assert.equal(sameBits({ name: 'a', values: [0.1 + 0.2] }, { name: 'b', values: [0.3] })._tag, 'Fail')
 * ```
 */
export const sameBits = (left: Side, right: Side, names: readonly string[] = []): Verdict =>
  exactly(Object.is, left, right, names)

/** Two lists are the same numbers exactly: NaN equals NaN, and −0 equals 0. An empty list is unchecked. */
export const sameNumbers = (left: Side, right: Side, names: readonly string[] = []): Verdict =>
  exactly((a, b) => a === b || Object.is(a, b), left, right, names)

const exactly = (
  same: (a: number, b: number) => boolean,
  left: Side,
  right: Side,
  names: readonly string[]
): Verdict => {
  const odd = left.values.findIndex((value, index) => !same(value, right.values[index] ?? Number.NaN))
  const at = Math.max(odd, 0)
  return left.values.length !== right.values.length
    ? fail(
        `expected as many numbers of ${left.name} as of ${right.name}; got ${left.values.length} and ${right.values.length}`
      )
    : left.values.length === 0
      ? unchecked('nothing compared')
      : odd === -1
        ? pass()
        : fail(
            'they must be the same',
            comparison(
              names[at] ?? `[${at}]`,
              left.name,
              left.values[at] ?? Number.NaN,
              right.name,
              right.values[at] ?? Number.NaN,
              0
            )
          )
}

/** The rounding of a sum of n terms: n·ε·Σ|terms|. Source: Higham, *Accuracy and Stability*, §4.2, with room for the products. */
export const sumRounding = (terms: readonly number[]): number =>
  terms.length * Number.EPSILON * terms.reduce((sum, term) => sum + Math.abs(term), 0)
