/**
 * The sigmoid activation, equation (2).
 */
import type { None } from '../tensor/shape.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import { probabilities, type Probabilities } from './range.ts'

/** A sigmoid of each component. */
export interface Sigmoid<in out S extends Size> extends Layer<S, S, None, Probabilities> {}

/**
 * `aᵢ = g(zᵢ) = 1 / (1 + e^(−zᵢ))`, with `g′(z) = g(z)·g(−z)`.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [0, 1]. Cost: O(components). Never fails.
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
export const sigmoidLayer: <const S extends Size>(size: Dimension<S>) => Sigmoid<S> = activationLayer({
  name: 'sigmoid',
  range: probabilities,
  equation: ({ sigmoid }) => sigmoid,
  derivative:
    ({ sigmoid, negate, times }) =>
    z =>
      times(sigmoid(z), sigmoid(negate(z)))
})
