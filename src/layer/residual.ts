/**
 * The residual connection: a block's output added to its input.
 */
import type { Size } from '../dimension/size.ts'
import { residualLens } from './internal/residual.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** A layer that adds what its block makes of the input to the input. */
export interface ResidualLayer<in out S extends Size, in out P> extends Layer<S, S, P, Logits> {
  readonly block: Layer<S, S, P>
}

/**
 * The layer `y = x + f(x)`, f the block; its parameters are the block's.
 *
 * Shapes: the block's outputs are of the size of its inputs; `Tensor<S>` → `Tensor<S>`. Cost: the block's and O(components); forward
 * runs once. Never fails. Pullback of c: parameters those of f, input `c + fᵀ(c)`: x is used twice, so its cotangents are summed.
 * Laws: a block that is zero gives the identity. Source: He et al. 2016, eq. (1).
 *
 * @example
 * ```ts
 * import { denseLayer, matrix, residualLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const double = { weights: matrix([[2]]), bias: vector([0]) }
 * const { output, pullback } = residualLayer(denseLayer(1, 1)).vjp(double)(vector([5]))
 * assert.deepEqual([...output], [15])
 * assert.deepEqual([...pullback(vector([1])).input], [3])
 * ```
 */
export const residualLayer = <S extends Size, P>(block: Layer<S, NoInfer<S>, P>): ResidualLayer<S, P> =>
  residualLens<S, P>(block)
