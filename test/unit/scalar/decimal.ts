/** The truth: `Scalar` over decimals of 60 digits, with no limits of a double. */
import { Decimal as Library } from 'decimal.js'
import type { Scalar } from '../../../src/scalar/scalar.ts'

/** The decimals of the tests: 60 digits, exponents to ±9e15. */
export const Decimal = Library.clone({ precision: 60 })
export type Decimal = Library

const zero = new Decimal(0)
const one = new Decimal(1)
const tenth = new Decimal(0.1)

/**
 * The decimal of a double's exact binary value, to 60 digits. (`new Decimal(x)` takes the shortest decimal that reads back as
 * `x`, half an ulp away: an error of hundreds of ulps in `exp(x)`.)
 */
export const exact = (x: number): Decimal => {
  if (!Number.isFinite(x)) return new Decimal(x)
  let whole = x
  let halvings = 0
  for (; !Number.isInteger(whole); halvings += 1) whole *= 2
  return new Decimal(BigInt(whole)).div(new Decimal(2).pow(halvings))
}

/** Sums a series until a term no longer counts. */
const series = (term: (k: number) => Decimal): Decimal => {
  let total = zero
  for (let k = 0; ; k += 1) {
    const next = total.add(term(k))
    if (next.eq(total)) return total
    total = next
  }
}

const exp = (a: Decimal): Decimal => a.exp()

/** Near zero Σ aᵏ / k!, elsewhere as it is written. */
const expm1 = (a: Decimal): Decimal => {
  if (a.abs().gt(tenth)) return a.exp().sub(one)
  let power = one
  return series(k => (power = power.mul(a).div(k + 1)))
}

/** Near zero 2 artanh(a / (2 + a)) = 2 Σ t^(2k+1) / (2k + 1), elsewhere as it is written. */
const log1p = (a: Decimal): Decimal => {
  if (a.abs().gt(tenth)) return a.add(one).ln()
  const t = a.div(a.add(2))
  const square = t.mul(t)
  let power = t.div(square.isZero() ? one : square)
  return square.isZero() ? a : series(k => (power = power.mul(square)).div(2 * k + 1)).mul(2)
}

const sigmoid = (a: Decimal): Decimal => one.div(one.add(a.neg().exp()))

const tanh = (a: Decimal): Decimal => {
  const size = a.abs().mul(-2)
  const value = expm1(size).neg().div(one.add(size.exp()))
  return a.isNeg() ? value.neg() : value
}

const four = new Decimal(4)

/** π = 16·arctan(1/5) − 4·arctan(1/239), Machin. */
const arctanOfReciprocal = (x: number): Decimal => {
  let power = new Decimal(x)
  return series(k => (power = power.div(k === 0 ? x * x : -x * x)).div(2 * k + 1))
}
const pi = arctanOfReciprocal(5).mul(four).sub(arctanOfReciprocal(239)).mul(four)
const rootOfPi = pi.sqrt()

/** 2/√π · e^(−a²) · Σ 2ᵏ·a^(2k+1) / (2k + 1)!!, all terms of one sign. */
const erfBySeries = (a: Decimal): Decimal => {
  const square = a.mul(a)
  let power = a.mul(2).div(rootOfPi).mul(square.neg().exp())
  return series(
    k =>
      (power =
        k === 0
          ? power
          : power
              .mul(square)
              .mul(2)
              .div(2 * k + 1))
  )
}

/** For a ≥ 3: e^(−a²) / √π / (a + ½ / (a + 1 / (a + 3/2 / (a + …)))). */
const erfcByFraction = (a: Decimal): Decimal => {
  let below = a
  for (let k = 40 + Math.ceil(4000 / Math.min(a.toNumber(), 100) ** 2); k > 0; k -= 1)
    below = a.add(new Decimal(k).div(2).div(below))
  return a.mul(a).neg().exp().div(rootOfPi).div(below)
}

const erf = (a: Decimal): Decimal =>
  a.abs().lt(3) ? erfBySeries(a) : a.isNeg() ? erfcByFraction(a.neg()).sub(one) : one.sub(erfcByFraction(a))

/** Between ½ and 3, where up to five digits of the series cancel, 54 are right. */
const erfc = (a: Decimal): Decimal => (a.lt(3) ? one.sub(erf(a)) : erfcByFraction(a))

export const decimalScalar: Scalar<Decimal> = {
  zero,
  one,
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  mod: () => zero,
  degree: () => 1,
  fromNumber: exact,
  real: a => a.toNumber(),
  neg: a => a.neg(),
  exp,
  expm1,
  log: a => a.ln(),
  log1p,
  sqrt: a => a.sqrt(),
  tanh,
  erf,
  erfc,
  sin: a => a.sin(),
  cos: a => a.cos(),
  sigmoid,
  softplus: a => Decimal.max(a, 0).add(log1p(a.abs().neg().exp())),
  where: (a, positive, otherwise) => (a.lte(0) ? otherwise : positive)
}
