/**
 * The abstract scalar: any kind of number that an equation can be read with. Read with dual numbers an equation gives its exact derivative, with
 * complex numbers the complex-step derivative, with bounded ones how far rounding takes it, and with many-digit decimals the truth.
 *
 * There is no absolute value, no conjugation and no comparison here: who branches does it by `where`.
 */
import type { Field } from 'fp-ts/lib/Field.js'

/**
 * Numbers that an equation can be read with: a field with the elementary functions in stable forms and the choice by a sign.
 *
 * Laws: the field laws, exactly where no operation rounds (dyadic numbers); `real` is a homomorphism, `real(f(a)) = f(real(a))`
 * for each function `f` up to rounding; `fromNumber` is its right inverse, `real(fromNumber(x)) = x`. Division leaves no
 * remainder in a field, so `mod` is zero and `degree` one, and `a = (a / b) · b + a mod b` holds (fp-ts's `Field` of
 * `number` has `%` there). Functions are total: where the real function has no value, the result has a NaN. `where` is that of
 * numbers on the real parts, `real(where(a, p, o)) = where(real(a), real(p), real(o))`, and takes all parts of the branch.
 */
export interface Scalar<in out S> extends Field<S> {
  /** The scalar that a plain number stands for: a constant, whose derivative is zero. */
  readonly fromNumber: (x: number) => S
  /** The real part (the primal of a dual number), by which laws compare; no equation sees it. Going on with it loses the derivative. */
  readonly real: (a: S) => number
  /** `−a`. */
  readonly neg: (a: S) => S
  /** `e^a`. */
  readonly exp: (a: S) => S
  /** `e^a − 1`, accurate near zero. */
  readonly expm1: (a: S) => S
  /** The natural logarithm. */
  readonly log: (a: S) => S
  /** `log(1 + a)`, accurate near zero. */
  readonly log1p: (a: S) => S
  /** The square root, principal branch. */
  readonly sqrt: (a: S) => S
  /** The hyperbolic tangent. */
  readonly tanh: (a: S) => S
  /** The error function, `2/√π · ∫₀ᵃ e^(−t²) dt`. */
  readonly erf: (a: S) => S
  /** `1 − erf(a)`, relatively accurate in its tail. */
  readonly erfc: (a: S) => S
  /** The sine, `a` in radians. */
  readonly sin: (a: S) => S
  /** The cosine, `a` in radians. */
  readonly cos: (a: S) => S
  /** `1 / (1 + e^(−a))`, equation (2); relatively accurate in both tails. */
  readonly sigmoid: (a: S) => S
  /** `log(1 + e^a)`, with no overflow; its derivative is the sigmoid. */
  readonly softplus: (a: S) => S
  /** `positive` where the real part of `a` is above zero or NaN, `otherwise` where it is at or below zero. Both are computed. */
  readonly where: (a: S, positive: S, otherwise: S) => S
}
