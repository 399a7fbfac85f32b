/**
 * Binary cross-entropy of the sigmoid of logits: logistic regression, one yes or no for each output.
 */
import { logits, type Logits } from '../layer/range.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `−Σⱼ [yⱼ·log g(zⱼ) + (1 − yⱼ)·log(1 − g(zⱼ))] = Σⱼ softplus(zⱼ) − yⱼ·zⱼ`, z the prediction (logits, not probabilities), y the
 * target and g the sigmoid.
 *
 * Shapes: any; the network ends without an activation. Range: [0, ∞) for targets in [0, 1]; units: nats. Gradient: g(z) − y.
 * Cost: O(components). Never fails.
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
export const sigmoidCrossEntropy: AnySizeLoss<Logits> = anySizeLoss({
  name: 'sigmoid cross-entropy',
  takes: [logits],
  targets: 'unit interval',
  equation:
    ({ zipWith, sum, plus, minus, times, num, negate, softplus }) =>
    target =>
    prediction =>
      sum(
        zipWith((z, y) => plus(times(y, softplus(negate(z))), times(minus(num(1), y), softplus(z))))(target)(prediction)
      ),
  gradient: ({ zipWith, minus, times, num, negate, sigmoid }) =>
    zipWith((z, y) => minus(times(minus(num(1), y), sigmoid(z)), times(y, sigmoid(negate(z)))))
})
