/**
 * A linear layer without a bias: a skip around a block that changes the size, an embedding, a decoder that shares its weights.
 */
import type { Dimension } from '../dimension/dimension.ts'
import { matrixShape, structShape } from '../tensor/shape.ts'
import type { Matrix } from '../tensor/tensor.ts'
import { layer, type Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** W of y = W·x: a row for each output. */
export interface ProjectionParameters<in out I extends number, in out O extends number> {
  readonly weights: Matrix<O, I>
}

/** A linear layer from `I` inputs to `O` outputs. */
export interface Projection<in out I extends number, in out O extends number> extends Layer<
  I,
  O,
  ProjectionParameters<I, O>,
  Logits
> {}

/**
 * The layer `y = weights·x`, a dense layer without a bias.
 *
 * Shapes: weights O × I; `Vector<I>` → `Vector<O>`. Cost: O(I·O). Never fails. Pullback of c: weights c·xᵀ, input weightsᵀ·c.
 *
 * @example
 * ```ts
 * import { matrix, projectionLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...projectionLayer(2, 1).forward({ weights: matrix([[3, 4]]) })(vector([1, 10]))], [43])
 * ```
 */
export const projectionLayer = <const I extends number, const O extends number>(
  inputs: Dimension<I>,
  outputs: Dimension<O>
): Projection<I, O> =>
  layer<I, O, ProjectionParameters<I, O>>({
    name: 'projection',
    inputs,
    outputs,
    shape: structShape<{ readonly weights: Matrix<O, I> }>({ weights: matrixShape<O, I>(outputs, inputs) }),
    equation:
      ({ matVec }) =>
      ({ weights }) =>
        matVec(weights),
    pullback:
      ({ outer, transposedMatVec }) =>
      ({ weights }, x) =>
      c => ({ parameters: { weights: outer(c)(x) }, input: transposedMatVec(weights)(c) })
  })
