/**
 * The sign of a number inside of an equation.
 */
import type { Algebra } from './algebra.ts'
import type { Num } from './expr.ts'

/** 1 above 0, −1 below; 0 at 0 and NaN for NaN: the number itself. Never fails. */
export const signOf =
  ({ where, negate, num }: Algebra) =>
  (x: Num): Num =>
    where(x, where(negate(x), x, num(1)), where(negate(x), num(-1), x))
