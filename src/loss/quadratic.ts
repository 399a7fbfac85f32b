/**
 * The quadratic loss, equation (11).
 */
import type { AnyRange } from '../layer/range.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `½·Σⱼ (predictionⱼ − targetⱼ)²`; its mean over m examples is `J = 1/(2m)·Σ (h − y)²`.
 *
 * Shapes: any. Range: [0, ∞); units: those of the target, squared. Gradient: prediction − target. Cost: O(components). Never fails.
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
export const quadraticLoss: AnySizeLoss<AnyRange> = anySizeLoss({
  name: 'quadratic',
  equation:
    ({ subtract, dot, times, num }) =>
    target =>
    prediction => {
      const residual = subtract(target)(prediction)
      return times(num(0.5), dot(residual)(residual))
    },
  gradient: ({ subtract }) => subtract
})
