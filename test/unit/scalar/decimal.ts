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
  sigmoid,
  softplus: a => Decimal.max(a, 0).add(log1p(a.abs().neg().exp())),
  where: (a, positive, otherwise) => (a.lte(0) ? otherwise : positive)
}
