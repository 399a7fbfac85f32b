/**
 * Binary cross-entropy of probabilities.
 */
import { zipWith } from '../linear/vector.ts'
import { sum } from '../scalar/scalar.ts'
import { weighted } from './weighted.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `−Σⱼ [yⱼ·log hⱼ + (1 − yⱼ)·log(1 − hⱼ)]`, h the prediction (probabilities, as from a sigmoid) and y the target; 0·log 0 = 0.
 *
 * Shapes: any N. Range: [0, ∞] for h and y in [0, 1]; units: nats. Gradient: (h − y) / (h·(1 − h)). Cost: O(N). Never fails: it is
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
export const binaryCrossEntropy: AnySizeLoss = anySizeLoss({
  name: 'binary cross-entropy',
  equation: (scalar, prediction, target) => {
    const term = weighted(scalar)
    return sum(scalar)(
      prediction.map((h, j) => {
        const y = target[j] ?? scalar.zero
        return scalar.add(
          term(y, () => scalar.neg(scalar.log(h))),
          term(scalar.sub(scalar.one, y), () => scalar.neg(scalar.log1p(scalar.neg(h))))
        )
      })
    )
  },
  gradient: target => prediction =>
    zipWith((h, y) => (y === 0 ? 1 / (1 - h) : y === 1 ? -1 / h : (h - y) / (h * (1 - h))))(target)(prediction)
})
