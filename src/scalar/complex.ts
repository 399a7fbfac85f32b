/** Complex numbers: reading an equation with them at `x + ih` gives its derivative as `im / h`, the complex step. */
import * as numbers from './functions/numbers.ts'
import { erfBeside } from './internal/complex-erf.ts'
import { cosh, sinh } from './internal/hyperbolic.ts'
import type { Scalar } from './scalar.ts'

/** A complex number `re + im·i`. */
export interface Complex {
  readonly re: number
  readonly im: number
}

const square = (x: number): number => x * x

/** `e^re · factor`, where an infinite exponential keeps a zero factor zero. */
const expTimes = (re: number, factor: number): number => (factor === 0 ? factor : numbers.exp(re) * factor)

const exp = ({ re, im }: Complex): Complex => ({ re: expTimes(re, numbers.cos(im)), im: expTimes(re, numbers.sin(im)) })

/** `log|z|` as `log m + ½ log1p((n/m)²)`, m and n the greater and the smaller part, so that a tiny part leaves no trace. */
const log = ({ re, im }: Complex): Complex => {
  const greater = Math.max(Math.abs(re), Math.abs(im))
  const ratio = greater === 0 || greater === Infinity ? 0 : Math.min(Math.abs(re), Math.abs(im)) / greater
  return { re: numbers.log(greater) + numbers.log1p(ratio * ratio) / 2, im: Math.atan2(im, re) }
}

/** Away from the pole `|1 + z| = (1 + re) · √(1 + (im / (1 + re))²)`, else (where `1 + re` is exact or great) the logarithm. */
const log1p = ({ re, im }: Complex): Complex => {
  const ratio = im / (1 + re)
  return re < -0.5 || Math.abs(im) > 1 + re
    ? log({ re: 1 + re, im })
    : { re: numbers.log1p(re) + numbers.log1p(ratio * ratio) / 2, im: Math.atan2(im, 1 + re) }
}

const expm1 = ({ re, im }: Complex): Complex => ({
  re: numbers.expm1(re) * numbers.cos(im) - 2 * square(numbers.sin(im / 2)),
  im: expTimes(re, numbers.sin(im))
})

/** `|z| = m·√(1 + (n/m)²)`, m and n the greater and the smaller part. */
const modulusOf = (re: number, im: number): number => {
  const greater = Math.max(Math.abs(re), Math.abs(im))
  return greater === 0 || greater === Infinity
    ? greater
    : greater * Math.sqrt(1 + square(Math.min(Math.abs(re), Math.abs(im)) / greater))
}

/** The part of the root along its longer axis is `√|z| · √((1 + |re| / |z|) / 2)`, the other follows without cancellation. */
const sqrt = ({ re, im }: Complex): Complex => {
  const modulus = modulusOf(re, im)
  const long =
    modulus === 0
      ? 0
      : Math.sqrt(modulus) * Math.sqrt((1 + (Math.abs(re) === modulus ? 1 : Math.abs(re) / modulus)) / 2)
  const short = modulus === 0 ? 0 : Math.abs(im) / 2 / long
  const sign = im < 0 || Object.is(im, -0) ? -1 : 1
  return re < 0 ? { re: short, im: sign * long } : { re: long, im: sign * short }
}

/** `|1 + e^(−re + im·i)|² = (1 + decay)² − 4·decay·sin²(im/2)` with `decay = e^(−|re|)`. */
const denominator = (decay: number, im: number): number => square(1 + decay) - 4 * decay * square(numbers.sin(im / 2))

const tanh = ({ re, im }: Complex): Complex => {
  const decay = numbers.exp(-2 * Math.abs(re))
  const below = denominator(decay, 2 * im)
  return {
    re: (-Math.sign(re) * numbers.expm1(-4 * Math.abs(re))) / below,
    im: (4 * decay * numbers.sin(im) * numbers.cos(im)) / below
  }
}

const sigmoid = ({ re, im }: Complex): Complex => {
  const decay = numbers.exp(-Math.abs(re))
  const below = denominator(decay, im)
  return {
    re: (re < 0 ? decay * (numbers.cos(im) + decay) : 1 + decay * numbers.cos(im)) / below,
    im: (decay * numbers.sin(im)) / below
  }
}

const add = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im })

const neg = (a: Complex): Complex => ({ re: -a.re, im: -a.im })

const softplus = (a: Complex): Complex => (a.re > 0 ? add(a, log1p(exp(neg(a)))) : log1p(exp(a)))

const sin = ({ re, im }: Complex): Complex => ({ re: numbers.sin(re) * cosh(im), im: numbers.cos(re) * sinh(im) })

const cos = ({ re, im }: Complex): Complex => ({ re: numbers.cos(re) * cosh(im), im: -numbers.sin(re) * sinh(im) })

const erf = (a: Complex): Complex => add({ re: numbers.erf(a.re), im: 0 }, erfBeside(a))

const erfc = (a: Complex): Complex => add({ re: numbers.erfc(a.re), im: 0 }, neg(erfBeside(a)))

/** Smith's division, scaled by the greater part of the divisor; along a real divisor it is the derivative's quotient rule. */
const div = (a: Complex, b: Complex): Complex => {
  const real = Math.abs(b.re) >= Math.abs(b.im)
  const ratio = b.re === 0 && b.im === 0 ? 0 : real ? b.im / b.re : b.re / b.im
  const re = real ? (a.re + a.im * ratio) / (b.re + b.im * ratio) : (a.re * ratio + a.im) / (b.re * ratio + b.im)
  return { re, im: real ? (a.im - re * b.im) / b.re : (a.im * ratio - a.re) / (b.re * ratio + b.im) }
}

/**
 * The scalar instance of complex numbers, principal branches, made for the complex step `f′(x) ≈ im f(x + ih) / h`, h = 1e-100.
 *
 * An imaginary part is never added to something real, so one of 1e-100 keeps its full relative accuracy through every
 * function; real parts of ±745 and ±1e308 give no NaN where the real function has a value. With h = 1e-100, derivatives below
 * 1e-208 lose digits and those below 1e-224 are lost to underflow. `softplus` is `log(1 + e^z)` for |im| ≤ π, `erf` and `erfc` are right for |im| ≤ 20. Never
 * fails. Laws: those of `Scalar`; field laws exact on dyadic numbers but for `div`.
 * Source: Squire and Trapp, *Using complex variables to estimate derivatives of real functions*, SIAM Review 40 (1998).
 *
 * @example
 * ```ts
 * import { complexScalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(complexScalar.sigmoid({ re: 0, im: 1e-100 }).im / 1e-100, 0.25)
 * ```
 */
export const complexScalar: Scalar<Complex> = Object.freeze<Scalar<Complex>>({
  zero: Object.freeze({ re: 0, im: 0 }),
  one: Object.freeze({ re: 1, im: 0 }),
  add,
  sub: (a, b) => ({ re: a.re - b.re, im: a.im - b.im }),
  mul: (a, b) => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re }),
  div,
  mod: () => ({ re: 0, im: 0 }),
  degree: () => 1,
  fromNumber: x => ({ re: x, im: 0 }),
  real: a => a.re,
  neg,
  exp,
  expm1,
  log,
  log1p,
  sqrt,
  tanh,
  erf,
  erfc,
  sin,
  cos,
  sigmoid,
  softplus,
  where: (a, positive, otherwise) => (a.re <= 0 ? otherwise : positive)
})
