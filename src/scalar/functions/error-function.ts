/**
 * The error function: a power series within ±1, and beyond it e^(−x²) times a Chebyshev series.
 */
import { chebyshevSeries, powerSeries } from '../internal/error-function.ts'
import { widthOf } from './constants.ts'
import { exp } from './exponential.ts'
import type { Lane, Program } from './lane.ts'

/** Σ aₖxᵏ by Horner's rule. */
const horner = <V, M>({ constant, add, mul }: Lane<V, M>, coefficients: readonly number[], x: V): V =>
  coefficients.map(constant).reduceRight((sum, a) => add(mul(sum, x), a))

/** erf(x) for |x| ≤ 1. */
export const erfNearZero: Program = {
  name: 'erfNearZero',
  body: (lane, x) => lane.add(x, lane.mul(x, horner(lane, powerSeries, lane.mul(x, x))))
}

/** erfc(x) for x ≥ 0, by Clenshaw's recurrence; e^(−x²) as e^(−c²)·e^(−(x − c)(x + c)) with a c near x whose square is exact. */
export const erfcAboveZero: Program = {
  name: 'erfcAboveZero',
  body: (lane, size) => {
    const { constant, add, sub, mul, div, neg, lesser, call } = lane
    const { erfcEnd, coarse } = widthOf(lane)
    const x = lesser(size, constant(erfcEnd))
    const c = sub(add(x, constant(coarse)), constant(coarse))
    const decay = mul(call(exp, neg(mul(c, c))), call(exp, mul(sub(c, x), add(x, c))))
    const t = div(sub(x, constant(3.75)), add(x, constant(3.75)))
    const twice = add(t, t)
    const [first = 0, ...others] = chebyshevSeries.slice(0, -1)
    const [next, afterNext] = others
      .map(constant)
      .reduceRight<readonly [V: typeof x, W: typeof x]>(
        ([one, two], a) => [add(sub(mul(twice, one), two), a), one],
        [constant(chebyshevSeries.at(-1) ?? 0), constant(0)]
      )
    return div(mul(decay, add(constant(first), sub(mul(t, next), afterNext))), add(constant(1), add(x, x)))
  }
}

/** `erf x`: at most 2 ulps. */
export const erf: Program = {
  name: 'erf',
  body: (lane, x) => {
    const { constant, sub, abs, copysign, less, select, call } = lane
    const size = abs(x)
    const beyond = copysign(sub(constant(1), call(erfcAboveZero, size)), x)
    return select(less(constant(1), size), beyond, call(erfNearZero, x))
  }
}

/** `erfc x = 1 − erf x`: at most 4 ulps, relatively accurate in its tail. */
export const erfc: Program = {
  name: 'erfc',
  body: (lane, x) => {
    const { constant, sub, abs, less, select, call } = lane
    const far = call(erfcAboveZero, abs(x))
    const near = sub(constant(1), call(erfNearZero, x))
    const below = select(less(x, constant(-1)), sub(constant(2), far), near)
    return select(less(x, constant(0.5)), below, far)
  }
}
