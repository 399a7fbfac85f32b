import type { Scalar } from '../scalar/scalar.ts'

/** `weight · value`, and zero where the weight is zero, whatever the value is: 0·log 0 = 0. */
export const weighted =
  <S>(scalar: Scalar<S>) =>
  (weight: S, value: () => S): S =>
    scalar.real(weight) === 0 ? scalar.zero : scalar.mul(weight, value())
