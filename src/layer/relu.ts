/**
 * The rectified linear unit.
 */
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** A rectified linear unit of each component. */
export interface Relu<in out S extends Size> extends Layer<S, S, None, Logits> {}

/**
 * `aᵢ = max(0, zᵢ)`, with `g′(z) = 1` for z > 0 and 0 for z ≤ 0.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [0, ∞). Cost: O(components). Never fails. Numerics: exact; NaN stays NaN.
 * The kink at 0: g has no derivative there, and 0, that of the piece below, is what is used, by PyTorch too. The reading `branches` tells
 * which side each component is on, so that a finite difference across the kink is known for one.
 * Laws: increasing and convex; `relu(c·z) = c·relu(z)` for c ≥ 0. Source: Nair and Hinton 2010.
 *
 * @example
 * ```ts
 * import { reluLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...reluLayer(3).forward([])(vector([-1, 0, 2]))], [0, 0, 2])
 * ```
 */
export const reluLayer: <const S extends Size>(size: Dimension<S>) => Relu<S> = activationLayer({
  name: 'relu',
  equation:
    ({ where, num }) =>
    z =>
      where(z, z, num(0)),
  derivative:
    ({ where, num }) =>
    z =>
      where(z, num(1), num(0))
})
