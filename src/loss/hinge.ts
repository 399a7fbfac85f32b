/**
 * The hinge loss of scores.
 */
import { logits, type Logits } from '../layer/range.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `Σⱼ max(0, 1 − yⱼ·hⱼ)`, h the prediction (scores, not probabilities) and y the target, −1 or 1 in each component.
 *
 * Shapes: any; the network ends without an activation, and a component is a yes or no of its own. Range: [0, ∞). Gradient: −y where y·h < 1, else 0.
 * Cost: O(components). Never fails; for targets that are not ±1 it is the same formula.
 * The kink at y·h = 1: there is no derivative there, and 0, that of the piece above, is what is used. Laws: convex; 0 for scores that are right by
 * at least 1. PyTorch has no such loss: its `MultiMarginLoss` compares classes with each other. Source: Cortes and Vapnik 1995.
 *
 * @example
 * ```ts
 * import { hingeLoss, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(hingeLoss.value(vector([1, -1]))(vector([0.5, 2])), 0.5 + 3)
 * assert.deepEqual([...hingeLoss.gradient(vector([1, -1, 1]))(vector([0.5, 2, 1]))], [-1, 1, 0])
 * ```
 */
export const hingeLoss: AnySizeLoss<Logits> = anySizeLoss({
  name: 'hinge',
  takes: [logits],
  targets: 'signs',
  equation:
    ({ zipWith, where, minus, times, sum, num }) =>
    target =>
    prediction =>
      sum(
        zipWith((h, y) => {
          const short = minus(num(1), times(y, h))
          return where(short, short, num(0))
        })(target)(prediction)
      ),
  gradient: ({ zipWith, where, minus, times, negate, num }) =>
    zipWith((h, y) => where(minus(num(1), times(y, h)), negate(y), num(0)))
})
