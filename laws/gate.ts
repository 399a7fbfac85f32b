/**
 * Gates: how far two gradients may differ, and what it takes to say that they agree.
 *
 * A tolerance may excuse a discrepancy; it never certifies agreement. A component counts as checked only where a zero in its place
 * would have been refused, and where the oracle itself is sharper than the gate.
 */
import { untilFailure } from './internal/until-failure.ts'
import type { Estimate } from './oracles/field.ts'
import { all, fail, pass, unchecked, type Comparison, type Verdict } from './verdict.ts'

/** The error allowed of a component, given the oracle's value there and the scale S = max(‖g‖∞, |f|) of the problem. */
export type Gate = (oracle: number, scale: number) => number

/** factor·S: for finite differences, whose noise is that of f. */
export const scaledGate =
  (factor: number): Gate =>
  (_, scale) =>
    factor * scale

/** The smallest normal number, 2⁻¹⁰²²: a product that falls below it on its way has lost digits, whatever comes after. */
const underflow = 2 ** -1022

/** factor·|oracle|, and what underflow may take: for exact oracles, component by component. */
export const relativeGate =
  (factor: number): Gate =>
  oracle =>
    factor * Math.abs(oracle) + underflow

/** What is compared: an analytic gradient, and an oracle's. */
export type Sides = {
  readonly analytic: { readonly name: string; readonly values: readonly number[] }
  readonly oracle: { readonly name: string; readonly values: readonly Estimate[] }
}

/** How it is compared. */
export type Comparing = {
  readonly gate: Gate
  /** The value f of the function. */
  readonly value: number
  /** The names of the components. */
  readonly names: readonly string[]
  /** By how much a derivative jumps at a kink there, see `slopeJump`; asked only where the sides differ. */
  readonly jump?: (index: number) => number
}

/**
 * Compares an analytic gradient with an oracle's, component by component.
 *
 * `Fail` where they differ by more than the gate and the oracle is sure of it, and by more than twice the jump of a kink; `Unchecked` if
 * no component can be certified: too small for the gate, not finite, the oracle too uncertain, a kink crossed; else `Pass` with the component that came nearest to its gate. A pass has passed its
 * negative control: the same comparison refuses the gradient with its first certified component off by four gates. Cost: O(n). Never
 * fails.
 *
 * @example
 * ```ts
 * import { compareGradients, scaledGate } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const oracle = { name: 'oracle', values: [1, 1e-12].map(value => ({ value, uncertainty: 0 })) }
 * const verdict = (values: readonly number[]) =>
 *   compareGradients({ gate: scaledGate(1e-8), value: 1, names: ['a', 'b'] })({ analytic: { name: 'mine', values }, oracle })._tag
 * assert.equal(verdict([1, 0]), 'Pass') // b is too small to say
 * assert.equal(verdict([1 + 1e-7, 0]), 'Fail')
 * ```
 */
export const compareGradients =
  (comparing: Comparing) =>
  (sides: Sides): Verdict => {
    const verdict = compare(comparing, sides)
    const { jump: _, ...smooth } = comparing
    return verdict._tag === 'Pass' && compare(smooth, spoiled(comparing, sides))._tag !== 'Fail'
      ? fail('the negative control passed: this comparison cannot fail')
      : verdict
  }

const scaleOf = ({ value }: Comparing, { oracle }: Sides): number =>
  oracle.values.reduce((s, g) => (Number.isFinite(g.value) ? Math.max(s, Math.abs(g.value)) : s), Math.abs(value))

/** What stands where an oracle has said nothing. */
const nothing: Estimate = { value: Number.NaN, uncertainty: Number.NaN }

const compare = (comparing: Comparing, sides: Sides): Verdict => {
  const { analytic, oracle } = sides
  const scale = scaleOf(comparing, sides)
  return analytic.values.length === oracle.values.length
    ? all(
        untilFailure(oracle.values.length, i => {
          const estimate = oracle.values[i] ?? nothing
          const leftValue = analytic.values[i] ?? Number.NaN
          const c = {
            at: comparing.names[i] ?? String(i),
            left: analytic.name,
            leftValue,
            right: oracle.name,
            rightValue: estimate.value,
            error: Math.abs(leftValue - estimate.value),
            gate: comparing.gate(estimate.value, scale)
          }
          return compareComponent(estimate, c, () => comparing.jump?.(i) ?? 0)
        })
      )
    : fail(`expected ${oracle.values.length} components; got ${analytic.values.length}`)
}

const compareComponent = ({ value, uncertainty }: Estimate, c: Comparison, jump: () => number): Verdict =>
  !Number.isFinite(value) || Number.isNaN(uncertainty) || Number.isNaN(c.gate)
    ? unchecked('not finite')
    : !(c.error <= Math.max(c.gate, 2 * uncertainty))
      ? c.error <= 2 * jump()
        ? unchecked('kink crossed')
        : fail('the gradients differ', c)
      : Math.abs(value) > c.gate && uncertainty <= c.gate
        ? pass(c)
        : unchecked('below the noise floor')

const spoiled = (comparing: Comparing, sides: Sides): Sides => {
  const { analytic, oracle } = sides
  const scale = scaleOf(comparing, sides)
  const off = oracle.values.findIndex(({ value, uncertainty }) => {
    const gate = comparing.gate(value, scale)
    return Math.abs(value) > gate && uncertainty <= gate
  })
  const value = oracle.values[off]?.value ?? 0
  return {
    oracle,
    analytic: { ...analytic, values: analytic.values.with(off, value + 4 * comparing.gate(value, scale)) }
  }
}
