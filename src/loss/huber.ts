/**
 * The Huber loss: quadratic for small residuals, absolute for large ones.
 */
import type { AnyRange } from '../layer/range.ts'
import { within, type Hyperparameter } from '../scalar/hyperparameter.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/** Where the Huber loss changes from one to the other. */
export const deltaRange: Hyperparameter = { name: 'delta', usual: 1, below: Infinity, positive: true }

/**
 * `Σⱼ ½·eⱼ²` where `|eⱼ| ≤ delta`, else `delta·(|eⱼ| − ½·delta)`, with e = prediction − target; the cost is its mean over the examples.
 *
 * Shapes: any. Range: [0, ∞) of predictions and targets; delta above 0, in units of the target, another number is a defect. Gradient: e within
 * ±delta. Cost: O(components). Numerics: no square overflows where it is used.
 * The two pieces meet with one value and one slope at |e| = delta; the second derivative jumps there, from 1 to 0.
 * PyTorch's `HuberLoss` is the mean over the components too: this loss divided by their number; `SmoothL1Loss(beta)` is that divided by beta.
 * Laws: convex; for residuals within delta it is `quadraticLoss`. Source: Huber 1964, *Robust estimation of a location parameter*.
 *
 * @example
 * ```ts
 * import { huberLoss, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const loss = huberLoss(2)
 * assert.equal(loss.value(vector([0, 0]))(vector([1, -5])), 0.5 + 8)
 * assert.deepEqual([...loss.gradient(vector([0, 0]))(vector([1, -5]))], [1, -2])
 * ```
 */
export const huberLoss = (delta = 1): AnySizeLoss<AnyRange> => {
  const limit = within(deltaRange, delta)
  return anySizeLoss({
    name: delta === 1 ? 'Huber' : `Huber(${delta})`,
    equation:
      ({ subtract, map, where, negate, times, minus, sum, num }) =>
      target =>
      prediction =>
        sum(
          map(e => {
            const size = where(e, e, negate(e))
            const linear = times(num(limit), minus(size, num(limit / 2)))
            return where(minus(size, num(limit)), linear, times(num(0.5), times(e, e)))
          })(subtract(target)(prediction))
        ),
    gradient:
      ({ subtract, map, where, minus, plus, num }) =>
      target =>
      prediction =>
        map(e => where(minus(num(limit), e), where(plus(e, num(limit)), e, num(-limit)), num(limit)))(
          subtract(target)(prediction)
        )
  })
}
