import type { Algebra } from '../algebra/algebra.ts'
import type { Num } from '../algebra/expr.ts'

/** `zero` where the weight is zero, else `otherwise`: so that 0·log 0 = 0, whatever the logarithm is. */
export const atZero =
  ({ where, negate }: Algebra) =>
  (weight: Num, zero: Num, otherwise: Num): Num =>
    where(weight, otherwise, where(negate(weight), otherwise, zero))
