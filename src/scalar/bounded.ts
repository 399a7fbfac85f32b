/** Numbers with a bound on their rounding error: reading an equation with them gives its value and how far it can be off. */
import { realScalar } from './real.ts'
import type { Scalar } from './scalar.ts'

/**
 * A double and a bound on how far rounding has taken it from the exact result: a running error analysis.
 *
 * To first order in the unit roundoff; the bounds of the elementary functions' own errors are those of `elementary`'s laws.
 */
export interface Bounded {
  readonly value: number
  readonly error: number
}

/** The unit roundoff, and the spacing of subnormal numbers, where errors are absolute. */
const unit = 2 ** -53
const tiny = 2 ** -1074

/** A result with the error that its operands bring and the ulps that the operation adds. */
const bounded = (value: number, brought: number, ulps = 0.5): Bounded => ({
  value,
  error: brought + 2 * ulps * unit * Math.abs(value) + tiny
})

/** A sum, which no underflow makes inexact: that of equal constants of unlike signs is zero without a doubt. */
const summed = (value: number, brought: number): Bounded => ({ value, error: brought + unit * Math.abs(value) })

/** f(a) with f′ at most `slope` between a − error and a + error. */
const through =
  (f: (x: number) => number, slope: (a: Bounded) => number, ulps: number) =>
  (a: Bounded): Bounded =>
    bounded(f(a.value), a.error === 0 ? 0 : slope(a) * a.error, ulps)

/** The point nearest to zero among those that `a` may be. */
const nearest = ({ value, error }: Bounded): number => Math.max(0, Math.abs(value) - error)

/** Whether all that `a` may be, or a NaN, is on one side of `where`. */
const decided = ({ value, error }: Bounded): boolean => value > error || -value >= error || Number.isNaN(value)

/** The value of the one, with an error that reaches as far as the other may be. */
const widened = (a: Bounded, b: Bounded): Bounded => ({
  value: a.value,
  error: Math.max(a.error, (a.value === b.value ? 0 : Math.abs(a.value - b.value)) + b.error)
})

/** At least 2/√π · e^(−x²) of all that `a` may be. */
const slopeOfErf = (a: Bounded): number => 1.13 * Math.exp(-(nearest(a) ** 2))

const where = (a: Bounded, positive: Bounded, otherwise: Bounded): Bounded => {
  const [taken, other] = a.value <= 0 ? [otherwise, positive] : [positive, otherwise]
  return decided(a) ? taken : widened(taken, other)
}

/**
 * The scalar instance of bounded numbers: each operation adds its own rounding to what its operands bring. Source: Higham,
 * *Accuracy and Stability of Numerical Algorithms*, §3.3.
 *
 * A constant has no error. Where zero lies within the error of what `where` looks at, the result encloses both branches. Cost: a few operations on doubles each. Never fails. Laws: the exact result lies within `error` of
 * `value`; `value` is what `realScalar` gives, bit for bit.
 *
 * @example
 * ```ts
 * import { boundedScalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const sum = boundedScalar.add(boundedScalar.fromNumber(0.1), boundedScalar.fromNumber(0.2))
 * assert.equal(sum.value, 0.1 + 0.2)
 * assert.equal(sum.error < 1e-16, true)
 * ```
 */
export const boundedScalar: Scalar<Bounded> = Object.freeze<Scalar<Bounded>>({
  zero: Object.freeze({ value: 0, error: 0 }),
  one: Object.freeze({ value: 1, error: 0 }),
  add: (a, b) => summed(a.value + b.value, a.error + b.error),
  sub: (a, b) => summed(a.value - b.value, a.error + b.error),
  mul: (a, b) =>
    bounded(a.value * b.value, Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error),
  div: (a, b) => {
    const quotient = a.value / b.value
    const least = nearest(b)
    return bounded(quotient, least > 0 ? (a.error + Math.abs(quotient) * b.error) / least : Infinity)
  },
  mod: () => ({ value: 0, error: 0 }),
  degree: () => 1,
  fromNumber: value => ({ value, error: 0 }),
  real: a => a.value,
  neg: a => ({ value: -a.value, error: a.error }),
  exp: through(Math.exp, a => Math.exp(a.value + a.error), 1),
  expm1: through(Math.expm1, a => Math.exp(a.value + a.error), 1),
  log: through(Math.log, a => 1 / (a.value - a.error), 1),
  log1p: through(Math.log1p, a => 1 / (1 + a.value - a.error), 1),
  sqrt: through(Math.sqrt, a => 0.5 / Math.sqrt(nearest(a)), 0.5),
  tanh: through(Math.tanh, a => 4 * Math.exp(-2 * nearest(a)), 2.5),
  erf: through(realScalar.erf, slopeOfErf, 2),
  erfc: through(realScalar.erfc, slopeOfErf, 5),
  sin: through(Math.sin, () => 1, 1),
  cos: through(Math.cos, () => 1, 1),
  sigmoid: through(realScalar.sigmoid, a => Math.exp(-nearest(a)), 2),
  softplus: through(realScalar.softplus, a => Math.min(1, Math.exp(a.value + a.error)), 2),
  where
})
