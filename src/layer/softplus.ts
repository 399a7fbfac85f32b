/**
 * The softplus activation, a smooth rectified linear unit.
 */
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import type { None } from '../linear/shape.ts'
import { sigmoid } from '../scalar/elementary.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'

/** A softplus of `N` components. */
export interface Softplus<in out N extends number> extends Layer<N, N, None> {}

/**
 * `aᵢ = log(1 + e^zᵢ)`, with `g′(z) = sigmoid(z)`.
 *
 * Shapes: `Vector<N>` → `Vector<N>`. Range: [0, ∞). Cost: O(N). Never fails.
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
export const softplusLayer = <const N extends number>(size: Dimension<N>): Sized<N, Softplus<N>, Softplus<Unsized>> =>
  activationLayer({ name: 'softplus', equation: (scalar, z) => scalar.softplus(z), derivative: sigmoid })<N>(size)
