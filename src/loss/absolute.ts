/**
 * The absolute loss.
 */
import { signOf } from '../algebra/sign.ts'
import type { AnyRange } from '../layer/range.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `Σⱼ |predictionⱼ − targetⱼ|`; the cost is its mean over the examples.
 *
 * Shapes: any. Range: [0, ∞); units: those of the target. Gradient: sign(prediction − target). Cost: O(components). Never fails.
 * The kink at prediction = target: there is no derivative there, and 0, the middle of the subgradients, is what is used, by PyTorch too.
 * PyTorch's `L1Loss` is the mean over the components too: this loss divided by their number. Laws: convex; least at a median of the targets.
 * Source: Laplace 1774; Boscovich 1757.
 *
 * @example
 * ```ts
 * import { absoluteLoss, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(absoluteLoss.value(vector([0, 1]))(vector([0.5, -2])), 3.5)
 * assert.deepEqual([...absoluteLoss.gradient(vector([0, 1, 1]))(vector([0.5, -2, 1]))], [1, -1, 0])
 * ```
 */
export const absoluteLoss: AnySizeLoss<AnyRange> = anySizeLoss({
  name: 'absolute',
  equation:
    ({ subtract, map, where, negate, sum }) =>
    target =>
    prediction =>
      sum(map(e => where(e, e, negate(e)))(subtract(target)(prediction))),
  gradient: algebra => target => prediction => algebra.map(signOf(algebra))(algebra.subtract(target)(prediction))
})
