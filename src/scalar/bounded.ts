/** Numbers with a bound on their rounding error: reading an equation with them gives its value and how far it can be off. */
import { exp, expm1, log, log1p, tanh, erf, erfc, sin, cos, sigmoid, softplus } from './functions/numbers.ts'
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

/**
 * A sum, which no underflow makes inexact: that of equal constants of unlike signs is zero without a doubt. One beyond the doubles is infinite without a
 * doubt as well: so that e to the power of −2e308 is the 0 that it is.
 */
const summed = (value: number, brought: number): Bounded => ({
  value,
  error: Math.abs(value) === Infinity ? brought : brought + unit * Math.abs(value)
})

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

const square = (x: number): number => x * x

/** At least 2/√π · e^(−x²) of all that `a` may be. */
const slopeOfErf = (a: Bounded): number => 1.13 * exp(-square(nearest(a)))

const where = (a: Bounded, positive: Bounded, otherwise: Bounded): Bounded => {
  const [taken, other] = a.value <= 0 ? [otherwise, positive] : [positive, otherwise]
  return decided(a) ? taken : widened(taken, other)
}

/**
 * The scalar instance of bounded numbers: each operation adds its own rounding to what its operands bring. Source: Higham,
 * *Accuracy and Stability of Numerical Algorithms*, §3.3.
 *
 * A constant has no error. Where zero lies within the error of what `where` looks at, the result encloses both branches. Cost: a few operations on doubles each. Never fails. Laws: the exact result lies within `error` of
 * `value`, which is infinite for a sum beyond the doubles; `value` is what `realScalar` gives, bit for bit.
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
    const least = Math.min(nearest(b), Number.MAX_VALUE)
    if (Math.abs(b.value) === Infinity) return bounded(quotient, (Math.abs(a.value) + a.error) / least)
    return bounded(quotient, least > 0 ? (a.error + Math.abs(quotient) * b.error) / least : Infinity)
  },
  mod: () => ({ value: 0, error: 0 }),
  degree: () => 1,
  fromNumber: value => ({ value, error: 0 }),
  real: a => a.value,
  neg: a => ({ value: -a.value, error: a.error }),
  exp: through(exp, a => exp(a.value + a.error), 1.1),
  expm1: through(expm1, a => exp(a.value + a.error), 1.3),
  log: through(log, a => 1 / Math.max(0, a.value - a.error), 1),
  log1p: through(log1p, a => 1 / Math.max(0, 1 + a.value - a.error), 1),
  sqrt: through(Math.sqrt, a => 0.5 / Math.sqrt(nearest(a)), 0.5),
  tanh: through(tanh, a => 4 * exp(-2 * nearest(a)), 2.5),
  erf: through(erf, slopeOfErf, 2),
  erfc: through(erfc, slopeOfErf, 4),
  sin: through(sin, () => 1, 1),
  cos: through(cos, () => 1, 1),
  sigmoid: through(sigmoid, a => exp(-nearest(a)), 2),
  softplus: through(softplus, a => Math.min(1, exp(a.value + a.error)), 2),
  where
})
