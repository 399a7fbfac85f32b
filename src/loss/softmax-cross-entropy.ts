/**
 * Cross-entropy of the softmax of logits: one class out of N.
 */
import { atZero } from './at-zero.ts'
import { logits, type Logits } from '../layer/range.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `−Σⱼ yⱼ·log pⱼ` with `p = softmax(z)`, z the prediction (logits, not probabilities) and y the target: one-hot or soft; 0·log 0 = 0.
 *
 * Shapes: any; the network ends without an activation. Range: [0, ∞) for targets ≥ 0; units: nats. Gradient: s·p − y, s = Σⱼ yⱼ.
 * Cost: O(components). Never fails: it is infinite where yⱼ > 0 and a logit is further below the greatest than doubles reach.
 * Numerics: −log pⱼ is a sum of two terms ≥ 0, and the gradient is `pⱼ·Σ_{i≠j} yᵢ − yⱼ·Σ_{i≠j} pᵢ`: the tiny loss of a sure and right
 * answer keeps its digits, where p − 1 has none left.
 * Laws: unchanged when all zⱼ grow by the same; the gradient sums to 0; convex in z; least at p = y/s; equals
 * `categoricalCrossEntropy` of the softmax. Source: Nielsen, chapter 3, eqs. (78)–(82); Bridle 1990.
 *
 * @example
 * ```ts
 * import { softmaxCrossEntropy, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const cat = vector([1, 0])
 * assert.equal(softmaxCrossEntropy.value(cat)(vector([7, 7])), Math.LN2)
 * assert.equal(softmaxCrossEntropy.value(cat)(vector([40, 0])), Math.exp(-40)) // not 0
 * ```
 */
export const softmaxCrossEntropy: AnySizeLoss<Logits> = anySizeLoss({
  name: 'softmax cross-entropy',
  takes: [logits],
  targets: 'simplex',
  equation: algebra => {
    const { negativeLogSoftmax, zipWith, sum, times, num } = algebra
    const unlessZero = atZero(algebra)
    return target => prediction =>
      sum(zipWith((s, y) => unlessZero(y, num(0), times(y, s)))(target)(negativeLogSoftmax(prediction)))
  },
  gradient:
    ({ softmax, sumOfOthers, hadamard, subtract }) =>
    target =>
    prediction => {
      const p = softmax(prediction)
      return subtract(hadamard(sumOfOthers(p))(target))(hadamard(sumOfOthers(target))(p))
    }
})
