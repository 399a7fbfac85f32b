/**
 * The rectified linear unit.
 */
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import type { None } from '../linear/shape.ts'
import { maximum } from '../scalar/scalar.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'

/** A rectified linear unit of `N` components. */
export interface Relu<in out N extends number> extends Layer<N, N, None> {}

/**
 * `aᵢ = max(0, zᵢ)`, with `g′(z) = 1` for z > 0 and 0 for z ≤ 0.
 *
 * Shapes: `Vector<N>` → `Vector<N>`. Range: [0, ∞). Cost: O(N). Never fails. Numerics: exact; NaN stays NaN.
 * The kink at 0: g has no derivative there, and 0, that of the piece below, is what is used, by PyTorch too. `branches` tells 1
 * for z > 0 and 0 elsewhere, so that a finite difference across the kink is known for one.
 * Laws: increasing and convex; `relu(c·z) = c·relu(z)` for c ≥ 0. Source: Nair and Hinton 2010.
 *
 * @example
 * ```ts
 * import { reluLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const z = vector([-1, 0, 2])
 * assert.deepEqual([...reluLayer(3).forward([])(z)], [0, 0, 2])
 * assert.deepEqual(reluLayer(3).branches([])(z), [0, 0, 1])
 * ```
 */
export const reluLayer = <const N extends number>(size: Dimension<N>): Sized<N, Relu<N>, Relu<Unsized>> =>
  activationLayer({
    name: 'relu',
    equation: (scalar, z) => maximum(scalar)(scalar.zero, z),
    derivative: z => (z > 0 ? 1 : z <= 0 ? 0 : z),
    kinks: [0]
  })<N>(size)
