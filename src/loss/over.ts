/**
 * A loss read over any scalar: what oracles and enclosures are made of.
 */
import { readingOver } from '../algebra/over.ts'
import type { Size } from '../dimension/size.ts'
import type { Scalar } from '../scalar/scalar.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Loss } from './loss.ts'

/**
 * The loss of one example over a scalar: the target a constant, the components of the prediction row-major.
 *
 * Cost: one reading of the equation. Never fails; a wrong number of scalars is a defect. Laws: over `realScalar` it is `value`.
 *
 * @example
 * ```ts
 * import { dualScalar, quadraticLoss, valueOver, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const value = valueOver(dualScalar)(quadraticLoss, vector([1]))
 * assert.deepEqual(value([{ primal: 3, tangent: 1 }]), { primal: 2, tangent: 2 })
 * ```
 */
export const valueOver =
  <S>(scalar: Scalar<S>) =>
  <N extends Size>(loss: Pick<Loss<NoInfer<N>>, 'at'>, target: Tensor<N>): ((prediction: readonly S[]) => S) => {
    const reading = readingOver(scalar)
    const at = loss.at(reading.algebra)
    const y = reading.constant(target)
    return prediction => reading.number(at(y, reading.tensor(target.size)(prediction)).value)
  }

/**
 * ∂loss/∂prediction of one example over a scalar, row-major; see {@link valueOver}. Laws: over `realScalar` it is `gradient`.
 *
 * @example
 * ```ts
 * import { gradientOver, quadraticLoss, realScalar, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(gradientOver(realScalar)(quadraticLoss, vector([1]))([3]), [2])
 * ```
 */
export const gradientOver =
  <S>(scalar: Scalar<S>) =>
  <N extends Size>(
    loss: Pick<Loss<NoInfer<N>>, 'at'>,
    target: Tensor<N>
  ): ((prediction: readonly S[]) => readonly S[]) => {
    const reading = readingOver(scalar)
    const at = loss.at(reading.algebra)
    const y = reading.constant(target)
    return prediction => reading.scalars(at(y, reading.tensor(target.size)(prediction)).gradient())
  }
