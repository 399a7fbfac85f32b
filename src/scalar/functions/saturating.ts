/**
 * The sigmoid, the hyperbolic tangent and the softplus, of exponentials of −|x| alone: nothing overflows, and tails keep their digits.
 */
import { exp, riseBelowZero } from './exponential.ts'
import { log1pOfShare } from './logarithm.ts'
import type { Program } from './lane.ts'

/** `1 / (1 + e^(−x))`: at most 2 ulps. */
export const sigmoid: Program = {
  name: 'sigmoid',
  body: (lane, x) => {
    const { constant, add, div, neg, abs, less, select, call } = lane
    const decay = call(exp, neg(abs(x)))
    return div(select(less(x, constant(0)), decay, constant(1)), add(constant(1), decay))
  }
}

/** `tanh x = t / (t + 2)` with t = e^(−2|x|) − 1 and the sign of x: at most 2.5 ulps. */
export const tanh: Program = {
  name: 'tanh',
  body: (lane, x) => {
    const { constant, add, mul, div, abs, copysign, call } = lane
    const t = call(riseBelowZero, mul(constant(-2), abs(x)))
    return copysign(div(t, add(t, constant(2))), x)
  }
}

/** `log(1 + e^x) = max(x, 0) + log(1 + e^(−|x|))`: at most 2 ulps. */
export const softplus: Program = {
  name: 'softplus',
  body: (lane, x) => {
    const { constant, add, neg, abs, greater, call } = lane
    return add(greater(x, constant(0)), call(log1pOfShare, call(exp, neg(abs(x)))))
  }
}
