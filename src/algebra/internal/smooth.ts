/**
 * What is smooth although a maximum is inside. Each formula holds exactly for any component in the place of the greatest: the
 * choice is for the digits alone, and is no comparison of the equation.
 */
import type { Scalar } from '../../scalar/scalar.ts'
import { topOf } from './greatest.ts'

/** The operations on all components of a tensor: number by number, in and out. */
export const smoothOver = <S>(scalar: Scalar<S>) => {
  const { add, sub, div, exp, log1p, real, zero } = scalar
  const sum = (values: readonly S[]): S => values.reduce(add, zero)
  const top = topOf(scalar)
  const others = (values: readonly S[]): readonly S[] => values.toSpliced(top(values), 1)
  const greatest = (values: readonly S[]): S => values[top(values)]!
  const surprise = (values: readonly S[], m: S): S => log1p(sum(others(values).map(x => exp(sub(x, m)))))
  return {
    sumOfOthers: (values: readonly S[]): readonly S[] => {
      const rest = sum(others(values))
      const [at, m] = [top(values), greatest(values)]
      return values.map((x, k) => (k === at ? rest : add(m, sub(rest, x))))
    },
    logSumExp: (values: readonly S[]): S => {
      const m = greatest(values)
      return Number.isFinite(real(m)) ? add(m, surprise(values, m)) : m
    },
    softmax: (values: readonly S[]): readonly S[] => {
      const m = greatest(values)
      const powers = values.map(x => exp(sub(x, m)))
      const total = sum(powers)
      return powers.map(power => div(power, total))
    },
    negativeLogSoftmax: (values: readonly S[]): readonly S[] => {
      const m = greatest(values)
      const least = surprise(values, m)
      return values.map(x => add(sub(m, x), least))
    }
  }
}
