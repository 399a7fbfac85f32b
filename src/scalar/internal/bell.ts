/** The bell curve over any scalar. */
import { nearby } from './error-function.ts'
import type { Scalar } from '../scalar.ts'

/**
 * `bell(a) = e^(−a²)`, computed as `e^(−c²) · e^(−(a − c)·(a + c))` with a constant c near a whose square is exact.
 *
 * Range [0, 1]. This holds for every c, so that taking c from the real part of a loses no derivative; c² is free of the rounding that costs
 * e^(−a²) about a²/2 ulps. Cost: two exponentials. Never fails. Law: even.
 */
export const bell =
  <S>({ add, sub, mul, neg, exp, real, fromNumber }: Scalar<S>) =>
  (a: S): S => {
    const c = fromNumber(nearby(real(a)))
    return mul(exp(neg(mul(c, c))), exp(neg(mul(sub(a, c), add(a, c)))))
  }
