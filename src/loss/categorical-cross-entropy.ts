/**
 * Categorical cross-entropy of probabilities.
 */
import { atZero } from './at-zero.ts'
import { probabilities, simplex, type Fractions } from '../layer/range.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `−Σⱼ yⱼ·log hⱼ`, h the prediction (probabilities, as from a softmax) and y the target: one-hot or soft; 0·log 0 = 0.
 *
 * Shapes: any. Range: [0, ∞] for h in [0, 1] and y ≥ 0; units: nats. Gradient: −y / h. Cost: O(components). Never fails: it is infinite at
 * h = 0 with y > 0, and NaN for h < 0.
 * Numerics: a probability near 1 has lost the digits of its logarithm, and one below 1e-308 has few or none. Use `softmaxCrossEntropy` on
 * the logits, which keeps them.
 * Laws: least at h = y/Σy among probabilities, where it is the entropy of y; through a softmax the gradient is Σy·h − y.
 * Source: Bridle 1990.
 *
 * @example
 * ```ts
 * import { categoricalCrossEntropy, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const cat = vector([1, 0])
 * assert.equal(categoricalCrossEntropy.value(cat)(vector([0.5, 0.5])), Math.LN2)
 * assert.deepEqual([...categoricalCrossEntropy.gradient(cat)(vector([0.5, 0.5]))], [-2, 0])
 * ```
 */
export const categoricalCrossEntropy: AnySizeLoss<Fractions> = anySizeLoss({
  name: 'categorical cross-entropy',
  takes: [probabilities, simplex],
  targets: 'simplex',
  equation: algebra => {
    const { zipWith, sum, times, num, negate, log } = algebra
    const unlessZero = atZero(algebra)
    return target => prediction =>
      sum(zipWith((h, y) => unlessZero(y, num(0), negate(times(y, log(h)))))(target)(prediction))
  },
  gradient: algebra => {
    const { zipWith, over, num, negate } = algebra
    const unlessZero = atZero(algebra)
    return zipWith((h, y) => unlessZero(y, num(0), negate(over(y, h))))
  }
})
