/**
 * e^x and e^x − 1: x = k·log 2 + r with |r| ≤ ½ log 2, a polynomial in r, and 2ᵏ by its bits.
 */
import { leastOfRise, widthOf } from './constants.ts'
import { polynomial, type Lane, type Program } from './lane.ts'

/** k = x / log 2 rounded (`shifted` has it in its low bits), r, e^r − 1 − r and e^r − 1. */
const reduced = <V, M>(lane: Lane<V, M>, x: V) => {
  const { constant, add, sub, mul } = lane
  const { magic, log2, exponential } = widthOf(lane)
  const shifted = add(mul(x, constant(Math.LOG2E)), constant(magic))
  const k = sub(shifted, constant(magic))
  const r = sub(sub(x, mul(k, constant(log2[0]))), mul(k, constant(log2[1])))
  const tail = mul(mul(r, r), polynomial(lane, exponential, r))
  return { shifted, k, r, tail, rise: add(tail, r) }
}

/** `e^x`: at most 1.1 ulp. The power of two comes in two halves, so that subnormal results are right and the greatest is reached. */
export const exp: Program = {
  name: 'exp',
  body: (lane, x) => {
    const { constant, add, sub, mul, lesser, greater, power } = lane
    const { low, high, magic } = widthOf(lane)
    const { k, rise } = reduced(lane, lesser(greater(x, constant(low)), constant(high)))
    const half = add(mul(k, constant(0.5)), constant(magic))
    const rest = add(sub(k, sub(half, constant(magic))), constant(magic))
    return mul(mul(add(rise, constant(1)), power(half)), power(rest))
  }
}

/**
 * `e^x − 1`: at most 1.3 ulp, (e^r − 1 − r)·2ᵏ + (r·2ᵏ + (2ᵏ − 1)). Where 2ᵏ is beyond the greatest number all is done with half of it.
 */
export const expm1: Program = {
  name: 'expm1',
  body: (lane, x) => {
    const { constant, add, sub, mul, lesser, greater, power, less, equal, select } = lane
    const { high } = widthOf(lane)
    const one = constant(1)
    const { shifted, r, tail } = reduced(lane, lesser(greater(x, constant(leastOfRise)), constant(high)))
    const great = less(constant(high - 10), x)
    const scale = power(select(great, sub(shifted, one), shifted))
    const sum = add(mul(tail, scale), add(mul(r, scale), sub(scale, select(great, constant(0.5), one))))
    return select(equal(x, constant(0)), x, mul(sum, select(great, constant(2), one)))
  }
}

/** `e^x − 1` for x ≤ 0, in the form that is relatively closer where tanh needs it. */
export const riseBelowZero: Program = {
  name: 'riseBelowZero',
  body: (lane, x) => {
    const { constant, add, sub, mul, greater, power } = lane
    const { shifted, rise } = reduced(lane, greater(x, constant(leastOfRise)))
    const scale = power(shifted)
    return add(mul(rise, scale), sub(scale, constant(1)))
  }
}
