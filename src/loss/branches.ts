/**
 * Which smooth piece of a loss a prediction is on.
 */
import { branchesOf } from '../algebra/branches.ts'
import type { Size } from '../dimension/size.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Loss } from './loss.ts'

/**
 * The sides that the comparisons of a loss's equation take at a prediction, in order: none for a smooth loss.
 *
 * Shapes: target and prediction `Tensor<S>` → a number for each comparison. Cost: one reading. Never fails. Laws: between predictions with the same
 * branches on the way the loss is smooth. See `branchesOf`.
 *
 * @example
 * ```ts
 * import { anySizeLoss, lossBranches, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * // max(0, 1 − ⟨y, h⟩)
 * const hinge = anySizeLoss({
 *   name: 'hinge',
 *   equation: ({ where, minus, dot, num }) => y => h => {
 *     const short = minus(num(1), dot(y)(h))
 *     return where(short, short, num(0))
 *   },
 *   gradient: ({ where, minus, dot, num, negate, map }) => y => h =>
 *     map(yi => where(minus(num(1), dot(y)(h)), negate(yi), num(0)))(y)
 * })
 * assert.deepEqual(lossBranches(hinge, vector([1]))(vector([0.5])), [1])
 * assert.deepEqual(lossBranches(hinge, vector([1]))(vector([1.5])), [0])
 * ```
 */
export const lossBranches =
  <S extends Size>(loss: Pick<Loss<NoInfer<S>>, 'at'>, target: Tensor<S>) =>
  (prediction: Tensor<S>): readonly number[] =>
    branchesOf(({ algebra, constant }) => loss.at(algebra)(constant(target), constant(prediction)).value)
