/**
 * The softmax and its logarithm over any scalar, in forms that neither overflow nor lose digits at saturation.
 */
import { maximum, sum, type Scalar } from './scalar.ts'

/** The numbers less the first with the greatest real part, whose place is `top`. */
type Shifted<S> = { readonly top: number; readonly shifted: readonly S[] }

const shift =
  <S>(scalar: Scalar<S>) =>
  (xs: readonly S[]): Shifted<S> => {
    const greatest = xs.reduce(maximum(scalar), scalar.fromNumber(-Infinity))
    return { top: xs.indexOf(greatest), shifted: xs.map(x => scalar.sub(x, greatest)) }
  }

/**
 * `pᵢ = e^xᵢ / Σⱼ e^xⱼ`, computed from differences with the greatest number.
 *
 * Range: [0, 1], sum 1. Cost: one exponential per number. Never fails. Error of pᵢ: at most about n + 4 + (max x − xᵢ) / 2 units
 * in the last place, the last term from the rounding of the difference.
 *
 * @example
 * ```ts
 * import { softmaxLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...softmaxLayer(2).forward([])(vector([1000, 1000]))], [0.5, 0.5])
 * ```
 */
export const softmax =
  <S>(scalar: Scalar<S>) =>
  (xs: readonly S[]): readonly S[] => {
    const powers = shift(scalar)(xs).shifted.map(scalar.exp)
    const total = sum(scalar)(powers)
    return powers.map(power => scalar.div(power, total))
  }

/**
 * `−log pᵢ = (max x − xᵢ) + log1p(Σ e^(xⱼ − max x))`, the sum without the greatest: two terms that are never negative, so that the
 * surprise at a near certain outcome keeps its digits, where log Σⱼ e^xⱼ − xᵢ has none left.
 *
 * Range: [0, ∞). Cost: one exponential per number. Never fails.
 */
export const negativeLogSoftmax =
  <S>(scalar: Scalar<S>) =>
  (xs: readonly S[]): readonly S[] => {
    const { top, shifted } = shift(scalar)(xs)
    const rest = scalar.log1p(sum(scalar)(shifted.filter((_, i) => i !== top).map(scalar.exp)))
    return shifted.map(x => scalar.sub(rest, x))
  }
