/**
 * The softplus activation, a smooth rectified linear unit.
 */
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** A softplus of each component. */
export interface Softplus<in out S extends Size> extends Layer<S, S, None, Logits> {}

/**
 * `aᵢ = log(1 + e^zᵢ)`, with `g′(z) = sigmoid(z)`.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [0, ∞). Cost: O(components). Never fails.
 * Numerics: no overflow, and tiny values keep their digits: value and derivative to 2 ulps over all doubles.
 * Laws: increasing and convex; `softplus(z) − softplus(−z) = z`. Source: Dugas et al. 2001, eq. (2).
 *
 * @example
 * ```ts
 * import { softplusLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...softplusLayer(3).forward([])(vector([-1000, 0, 1000]))], [0, Math.LN2, 1000])
 * ```
 */
export const softplusLayer: <const S extends Size>(size: Dimension<S>) => Softplus<S> = activationLayer({
  name: 'softplus',
  equation: ({ softplus }) => softplus,
  derivative: ({ sigmoid }) => sigmoid
})
