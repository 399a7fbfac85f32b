/**
 * The quadratic loss, equation (11).
 */
import { subtract } from '../linear/vector.ts'
import { dot } from '../scalar/scalar.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `½·Σⱼ (predictionⱼ − targetⱼ)²`; its mean over m examples is `J = 1/(2m)·Σ (h − y)²`.
 *
 * Shapes: any N. Range: [0, ∞); units: those of the target, squared. Gradient: prediction − target. Cost: O(N). Never fails.
 * Source: equation (11). The tutorial plots Σ(h − y)² instead, see `sumOfSquaredErrors` of the metrics and the errata.
 *
 * @example
 * ```ts
 * import { quadraticLoss, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(quadraticLoss.value(vector([0]))(vector([0.5])), 0.125)
 * assert.deepEqual([...quadraticLoss.gradient(vector([0]))(vector([0.5]))], [0.5])
 * ```
 */
export const quadraticLoss: AnySizeLoss = anySizeLoss({
  name: 'quadratic',
  equation: (scalar, prediction, target) => {
    const residuals = prediction.map((h, j) => scalar.sub(h, target[j] ?? scalar.zero))
    return scalar.mul(scalar.fromNumber(0.5), dot(scalar)(residuals, residuals))
  },
  gradient: target => prediction => subtract(target)(prediction)
})
