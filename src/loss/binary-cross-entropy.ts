/**
 * Binary cross-entropy of probabilities.
 */
import type { Num } from '../algebra/expr.ts'
import { atZero } from './at-zero.ts'
import { probabilities, simplex, type Fractions } from '../layer/range.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `−Σⱼ [yⱼ·log hⱼ + (1 − yⱼ)·log(1 − hⱼ)]`, h the prediction (probabilities, as from a sigmoid) and y the target; 0·log 0 = 0.
 *
 * Shapes: any. Range: [0, ∞] for h and y in [0, 1]; units: nats. Gradient: (h − y) / (h·(1 − h)). Cost: O(components). Never fails: it is
 * infinite at h = 0 with y > 0 and at h = 1 with y < 1, and NaN where h leaves [0, 1].
 * Numerics: a probability near 1 has lost the digits of 1 − h, and a sigmoid is 1 for z > 37: the loss is then infinite and the
 * gradient not a number. Use `sigmoidCrossEntropy` on the logits, which has no such place.
 * Laws: least at h = y, where it is the entropy of y; through a sigmoid the gradient is h − y. Source: Nielsen, chapter 3, eq. (57).
 *
 * @example
 * ```ts
 * import { binaryCrossEntropy, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(binaryCrossEntropy.value(vector([1]))(vector([0.5])), Math.LN2)
 * assert.deepEqual([...binaryCrossEntropy.gradient(vector([1]))(vector([0.5]))], [-2])
 * ```
 */
export const binaryCrossEntropy: AnySizeLoss<Fractions> = anySizeLoss({
  name: 'binary cross-entropy',
  takes: [probabilities, simplex],
  targets: 'unit interval',
  equation: algebra => {
    const { zipWith, sum, plus, minus, times, num, negate, log, log1p } = algebra
    const unlessZero = atZero(algebra)
    const surprise = (weight: Num, logarithm: Num) => unlessZero(weight, num(0), negate(times(weight, logarithm)))
    return target => prediction =>
      sum(
        zipWith((h, y) => plus(surprise(y, log(h)), surprise(minus(num(1), y), log1p(negate(h)))))(target)(prediction)
      )
  },
  gradient: algebra => {
    const { zipWith, minus, times, over, num, negate } = algebra
    const unlessZero = atZero(algebra)
    return zipWith((h, y) => {
      const rest = minus(num(1), h)
      const between = over(minus(h, y), times(h, rest))
      return unlessZero(y, over(num(1), rest), unlessZero(minus(num(1), y), negate(over(num(1), h)), between))
    })
  }
})
