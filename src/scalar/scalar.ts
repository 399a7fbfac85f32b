/**
 * The abstract scalar: an equation is written once over `Scalar<S>` and read with any number type. Read with `number` it
 * is the forward pass, with dual numbers the exact derivative, with complex numbers the complex-step derivative, and with
 * many-digit decimals the truth.
 *
 * An equation over a scalar uses nothing but these functions: no absolute value, no conjugation. It branches on `real`.
 */
import type { Field } from 'fp-ts/lib/Field.js'

/**
 * Numbers that layers and losses can be written over: a field with the elementary functions in stable forms.
 *
 * Laws: the field laws, exactly where no operation rounds (dyadic numbers); `real` is a homomorphism, `real(f(a)) = f(real(a))`
 * for each function `f` up to rounding; `fromNumber` is its right inverse, `real(fromNumber(x)) = x`. Division leaves no
 * remainder in a field, so `mod` is zero and `degree` one, and `a = (a / b) · b + a mod b` holds (fp-ts's `Field` of
 * `number` has `%` there). Functions are total: where the real function has no value, the result has a NaN.
 */
export interface Scalar<in out S> extends Field<S> {
  /** The scalar that a plain number stands for: a constant, whose derivative is zero. */
  readonly fromNumber: (x: number) => S
  /** The real part (the primal of a dual number), for branching only: going on with it loses the derivative. */
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
  /** `1 / (1 + e^(−a))`, equation (2); relatively accurate in both tails. */
  readonly sigmoid: (a: S) => S
  /** `log(1 + e^a)`, with no overflow; its derivative is the sigmoid. */
  readonly softplus: (a: S) => S
}

/**
 * The sum of the numbers, added from left to right, starting from zero.
 *
 * `sum(scalar)(xs) = ((0 + xs[0]) + xs[1]) + …`; zero when there are none. Cost: one addition per number. Never fails.
 *
 * @example
 * ```ts
 * import { realScalar, scalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(scalar.sum(realScalar)([1, 2, 3]), 6)
 * ```
 */
export const sum =
  <S>(scalar: Scalar<S>) =>
  (xs: ReadonlyArray<S>): S =>
    xs.reduce(scalar.add, scalar.zero)

/**
 * The dot product, its products added from left to right, starting from zero.
 *
 * `dot(scalar)(xs, ys) = ((0 + xs[0]·ys[0]) + xs[1]·ys[1]) + …`, as many products as `xs` has numbers; a missing
 * `ys[i]` counts as zero. Cost: one product and one addition per number, hence a relative error of at most about
 * `xs.length · ε` of `Σ |xs[i]·ys[i]|`. Never fails. Source: `S = θ·x`, §2.2 of the tutorial.
 *
 * @example
 * ```ts
 * import { realScalar, scalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(scalar.dot(realScalar)([1, 2], [3, 4]), 11)
 * ```
 */
export const dot =
  <S>(scalar: Scalar<S>) =>
  (xs: ReadonlyArray<S>, ys: ReadonlyArray<S>): S =>
    xs.reduce((total, x, i) => scalar.add(total, scalar.mul(x, ys[i] ?? scalar.zero)), scalar.zero)

/**
 * The one of two numbers whose real part is greater; the first when they are equal, and a NaN when there is one.
 *
 * Hence `maximum(scalar)(zero, a)` is the rectified linear unit with derivative 0 at 0. Never fails.
 *
 * @example
 * ```ts
 * import { dualScalar, scalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const relu = scalar.maximum(dualScalar)
 * assert.deepEqual(relu(dualScalar.zero, { primal: 3, tangent: 1 }), { primal: 3, tangent: 1 })
 * assert.deepEqual(relu(dualScalar.zero, { primal: 0, tangent: 1 }), { primal: 0, tangent: 0 })
 * ```
 */
export const maximum =
  <S>(scalar: Scalar<S>) =>
  (a: S, b: S): S =>
    scalar.real(b) > scalar.real(a) || Number.isNaN(scalar.real(b)) ? b : a

/**
 * Applies one of two functions by the sign of the real part: `positive` above zero (and to NaN, which so is kept),
 * `otherwise` at or below it. The way to write a function that has pieces. Never fails.
 *
 * @example
 * ```ts
 * import { realScalar, scalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const leakyRelu = scalar.select(realScalar)(x => x, x => x / 8)
 * assert.deepEqual([-8, 0, 8].map(leakyRelu), [-1, 0, 8])
 * ```
 */
export const select =
  <S>(scalar: Scalar<S>) =>
  <B>(positive: (a: S) => B, otherwise: (a: S) => B) =>
  (a: S): B =>
    scalar.real(a) <= 0 ? otherwise(a) : positive(a)

/**
 * The logarithm of a sum of exponentials, with no overflow: `logSumExp(scalar)(xs) = log Σᵢ e^(xs[i])`.
 *
 * Computed as `m + log1p(Σ e^(xs[i] − m))`, where `m` is the first number with the greatest real part and the sum runs over
 * the others, so that `[0, −40]` gives `e^(−40)` and not 0; minus infinity when there are none. The gradient is the softmax.
 * Cost: one exponential per number. Never fails. Laws: `logSumExp(xs + c) = logSumExp(xs) + c`; `logSumExp([0, a]) = softplus(a)`.
 *
 * @example
 * ```ts
 * import { realScalar, scalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(scalar.logSumExp(realScalar)([1000, 1000]), 1000 + Math.LN2)
 * ```
 */
export const logSumExp =
  <S>(scalar: Scalar<S>) =>
  (xs: ReadonlyArray<S>): S => {
    const greatest = xs.reduce(maximum(scalar), scalar.fromNumber(-Infinity))
    const place = xs.indexOf(greatest)
    const rest = xs.filter((_, i) => i !== place).map(x => scalar.exp(scalar.sub(x, greatest)))
    return Number.isFinite(scalar.real(greatest)) ? scalar.add(greatest, scalar.log1p(sum(scalar)(rest))) : greatest
  }
