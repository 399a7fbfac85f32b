/**
 * Oracles without truncation: dual numbers and the complex step. They share no code with a hand-derived gradient; the equation
 * itself is differentiated.
 */
import { boundedScalar, complexScalar, dualOver } from '../../src/index.ts'
import type { Oracle } from './field.ts'

/** Dual numbers whose parts carry a bound on their rounding error. */
const boundedDual = dualOver(boundedScalar)

/**
 * ∂f/∂xᵢ as the tangent of f at x + ε·eᵢ, ε² = 0. Cost: n evaluations.
 *
 * Uncertainty: the bound on the tangent's own rounding. Gate: 1e-12 relative, component by component, up to width 8.
 *
 * @example
 * ```ts
 * import { dualNumbers } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const [slope] = dualNumbers.gradient(s => ([x = s.zero]) => s.mul(x, x))([3])
 * assert.equal(slope?.value, 6)
 * ```
 */
export const dualNumbers: Oracle = Object.freeze<Oracle>({
  name: 'dual numbers',
  gradient: field => {
    const f = field(boundedDual)
    return point => {
      const constants = point.map(boundedDual.fromNumber)
      return constants.map((x, i) => {
        const { tangent } = f(constants.with(i, { ...x, tangent: boundedScalar.one }))
        return { value: tangent.value, uncertainty: tangent.error }
      })
    }
  }
})

/** The step of the complex step: far below rounding, so that it costs no digit. */
const h = 1e-100

/** A longer step: what underflows within the shorter one is seen with it, and what it cuts off is seen with the shorter one. */
const longer = 1e-20

/** Below this, the imaginary part of f is subnormal and loses digits. */
const smallest = 1e-208

/**
 * Im f(x + i·h·eᵢ) / h with h = 1e-100. Cost: 3n evaluations.
 *
 * Uncertainty: that of the dual numbers, whose arithmetic is the same to first order in h, and how far the step h = 1e-20 is from it: where an imaginary part
 * underflows on the way, as in log(sigmoid(−500)), or the derivative is 0 to first order, as of z³ at 0, the two differ. Gate: as for dual numbers. Source: Squire
 * and Trapp 1998.
 */
export const complexStep: Oracle = Object.freeze<Oracle>({
  name: 'complex step',
  gradient: field => {
    const f = field(complexScalar)
    const rounding = dualNumbers.gradient(field)
    return point => {
      const uncertainties = rounding(point)
      const slope = (i: number, step: number): number =>
        f(point.map((re, j) => ({ re, im: i === j ? step : 0 }))).im / step
      return point.map((_, i) => {
        const [value, other] = [slope(i, h), slope(i, longer)]
        // rounding may part them by a few ulps, in which dual numbers know better
        const apart = Math.abs(value - other)
        const steps = apart <= 64 * Number.EPSILON * Math.abs(value) ? 0 : apart
        return { value, uncertainty: (uncertainties[i]?.uncertainty ?? Number.NaN) + steps + smallest }
      })
    }
  }
})
