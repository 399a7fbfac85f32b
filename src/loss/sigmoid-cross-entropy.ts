/**
 * Binary cross-entropy of the sigmoid of logits: logistic regression, one yes or no for each output.
 */
import { zipWith } from '../linear/vector.ts'
import { sigmoid } from '../scalar/elementary.ts'
import { sum } from '../scalar/scalar.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `−Σⱼ [yⱼ·log g(zⱼ) + (1 − yⱼ)·log(1 − g(zⱼ))] = Σⱼ softplus(zⱼ) − yⱼ·zⱼ`, z the prediction (logits, not probabilities), y the
 * target and g the sigmoid.
 *
 * Shapes: any N; the network ends without an activation. Range: [0, ∞) for targets in [0, 1]; units: nats. Gradient: g(z) − y.
 * Cost: O(N). Never fails.
 * Numerics: computed as `y·softplus(−z) + (1 − y)·softplus(z)` with gradient `(1 − y)·g(z) − y·g(−z)`: the tiny loss of a sure and right
 * answer keeps its digits, where g(z) − 1 has none left for z > 37.
 * Laws: convex in z; least at g(z) = y, where it is the entropy of y; equals `binaryCrossEntropy` of the sigmoid.
 * Source: Nielsen, chapter 3, eqs. (57) and (68).
 *
 * @example
 * ```ts
 * import { sigmoidCrossEntropy, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(sigmoidCrossEntropy.value(vector([1]))(vector([0])), Math.LN2)
 * assert.deepEqual([...sigmoidCrossEntropy.gradient(vector([1]))(vector([40]))], [-Math.exp(-40)])
 * ```
 */
export const sigmoidCrossEntropy: AnySizeLoss = anySizeLoss({
  name: 'sigmoid cross-entropy',
  equation: (scalar, prediction, target) =>
    sum(scalar)(
      prediction.map((z, j) => {
        const y = target[j] ?? scalar.zero
        return scalar.add(
          scalar.mul(y, scalar.softplus(scalar.neg(z))),
          scalar.mul(scalar.sub(scalar.one, y), scalar.softplus(z))
        )
      })
    ),
  gradient: target => prediction => zipWith((z, y) => (1 - y) * sigmoid(z) - y * sigmoid(-z))(target)(prediction)
})
