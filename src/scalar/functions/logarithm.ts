/**
 * The logarithm: x = 2ᵏ·(1 + f) with 1 + f in [√½, √2), and log(1 + f) = 2 artanh(s) with s = f / (2 + f).
 */
import { widthOf } from './constants.ts'
import { polynomial, type Lane, type Program } from './lane.ts'

/** log u + correction for a positive normal u. */
const logOf = <V, M>(lane: Lane<V, M>, u: V, correction: V | undefined): V => {
  const { constant, add, sub, mul, div } = lane
  const { log2, logarithm } = widthOf(lane)
  const k = lane.exponent(u)
  const f = sub(lane.mantissa(u), constant(1))
  const s = div(f, add(f, constant(2)))
  const z = mul(s, s)
  const half = mul(mul(f, f), constant(0.5))
  const low = mul(k, constant(log2[1]))
  const tail = add(
    mul(s, add(half, mul(z, polynomial(lane, logarithm, z)))),
    correction === undefined ? low : add(low, correction)
  )
  return add(mul(k, constant(log2[0])), sub(f, sub(half, tail)))
}

/** log(1 + x) where 1 + x is a positive number: what 1 + x rounds off comes in as a correction. */
const logOfSum = <V, M>(lane: Lane<V, M>, x: V): V => {
  const { constant, add, sub, div } = lane
  const u = add(constant(1), x)
  return logOf(lane, u, div(sub(x, sub(u, constant(1))), u))
}

/** `log x`: at most 1 ulp. −∞ at 0, NaN below. */
export const log: Program = {
  name: 'log',
  body: (lane, x) => {
    const { constant, sub, mul, less, equal, select } = lane
    const { normal, raise, logOfRaise } = widthOf(lane)
    const zero = constant(0)
    const tiny = less(x, constant(normal))
    const raised = logOf(lane, select(tiny, mul(x, constant(raise)), x), undefined)
    const value = sub(raised, select(tiny, constant(logOfRaise), zero))
    const defined = select(less(x, constant(Infinity)), value, x)
    const outside = select(equal(x, zero), constant(-Infinity), select(less(x, zero), constant(NaN), x))
    return select(less(zero, x), defined, outside)
  }
}

/** `log(1 + x)`: at most 1 ulp. −∞ at −1, NaN below. */
export const log1p: Program = {
  name: 'log1p',
  body: (lane, x) => {
    const { constant, less, equal, select } = lane
    const least = constant(-1)
    const value = select(less(x, constant(Infinity)), logOfSum(lane, x), x)
    const outside = select(equal(x, least), constant(-Infinity), select(less(x, least), constant(NaN), x))
    return select(equal(x, constant(0)), x, select(less(least, x), value, outside))
  }
}

/** `log(1 + x)` for 0 ≤ x ≤ 1, with no special values to look for. */
export const log1pOfShare: Program = { name: 'log1pOfShare', body: logOfSum }
