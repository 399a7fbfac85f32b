/**
 * Which smooth piece of a layer a point is on.
 */
import { branchesOf } from '../algebra/branches.ts'
import type { Size } from '../dimension/size.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Layer } from './layer.ts'

/**
 * The sides that the comparisons of a layer's equation take at a point, in order: none for a smooth layer; noise stands at its mean.
 *
 * Shapes: P → `Tensor<I>` → a number for each comparison. Cost: one forward pass. Never fails. Laws: between points with the same
 * branches on the way the layer is smooth. See `branchesOf`.
 *
 * @example
 * ```ts
 * import { branches, reluLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(branches(reluLayer(3))([])(vector([-1, 0, 2])), [0, 0, 1])
 * ```
 */
export const branches =
  <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) =>
  (parameters: P) =>
  (input: Tensor<I>): readonly number[] =>
    branchesOf(({ algebra, constant, constants }) =>
      layer.equation(algebra)(constants(layer.shape)(parameters))(constant(input))
    )
