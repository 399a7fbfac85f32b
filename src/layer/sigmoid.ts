/**
 * The sigmoid activation, equation (2).
 */
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import type { None } from '../linear/shape.ts'
import { sigmoidDerivative } from '../scalar/elementary.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'

/** A sigmoid of `N` components. */
export interface Sigmoid<in out N extends number> extends Layer<N, N, None> {}

/**
 * `aᵢ = g(zᵢ) = 1 / (1 + e^(−zᵢ))`, with `g′(z) = g(z)·g(−z)`.
 *
 * Shapes: `Vector<N>` → `Vector<N>`. Range: [0, 1]. Cost: O(N). Never fails.
 * Numerics: the derivative is taken at z, not from a: a·(1 − a) loses every digit where a rounds to 1.
 * Source: equation (2); the derivative with the right sign, see the errata.
 *
 * @example
 * ```ts
 * import { sigmoidLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...sigmoidLayer(1).forward([])(vector([0]))], [0.5])
 * ```
 */
export const sigmoidLayer = <const N extends number>(size: Dimension<N>): Sized<N, Sigmoid<N>, Sigmoid<Unsized>> =>
  activationLayer({ name: 'sigmoid', equation: (scalar, z) => scalar.sigmoid(z), derivative: sigmoidDerivative })<N>(
    size
  )
