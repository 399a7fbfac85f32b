/**
 * Cross-entropy of the softmax of logits: one class out of N.
 */
import { map } from '../linear/vector.ts'
import { realScalar } from '../scalar/real.ts'
import { dot } from '../scalar/scalar.ts'
import { negativeLogSoftmax, softmax } from '../scalar/softmax.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `−Σⱼ yⱼ·log pⱼ` with `p = softmax(z)`, z the prediction (logits, not probabilities) and y the target: one-hot or soft.
 *
 * Shapes: any N; the network ends without an activation. Range: [0, ∞) for targets ≥ 0; units: nats. Gradient: s·p − y, s = Σⱼ yⱼ.
 * Cost: O(N). Never fails.
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
export const softmaxCrossEntropy: AnySizeLoss = anySizeLoss({
  name: 'softmax cross-entropy',
  equation: (scalar, prediction, target) => dot(scalar)(negativeLogSoftmax(scalar)(prediction), target),
  gradient: target => prediction => {
    const p = softmax(realScalar)([...prediction])
    const y = [...target]
    const [otherP, otherY] = [others(p), others(y)]
    return map(
      (_, j) => (p[j] ?? Number.NaN) * (otherY[j] ?? Number.NaN) - (y[j] ?? Number.NaN) * (otherP[j] ?? Number.NaN)
    )(prediction)
  }
})

/** `Σ_{i≠j} xᵢ` for each j, of numbers ≥ 0: the rest of the sum beside the greatest is summed, never what is left of 1 − x. */
const others = (xs: readonly number[]): readonly number[] => {
  const top = xs.indexOf(Math.max(...xs))
  const rest = xs.reduce((sum, x, i) => (i === top ? sum : sum + x), 0)
  const greatest = xs[top] ?? Number.NaN
  return xs.map((x, j) => (j === top ? rest : greatest + (rest - x)))
}
