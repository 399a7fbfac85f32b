/**
 * The sigmoid linear unit, also called swish.
 */
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** A sigmoid linear unit of each component. */
export interface Silu<in out S extends Size> extends Layer<S, S, None, Logits> {}

/**
 * `aᵢ = zᵢ·g(zᵢ)`, g the sigmoid, with the derivative `g(z)·(1 + z·g(−z))`.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [−0.2785, ∞), the least at z ≈ −1.278. Cost: O(components). Never fails; −∞ gives NaN, as in PyTorch's
 * `SiLU`. Numerics: tiny values and derivatives keep their digits far below zero, where `a + g(z)·(1 − a)` cancels.
 * Laws: `silu(z) − silu(−z) = z`. Source: Elfwing, Uchibe and Doya 2018, eqs. (2) and (5).
 *
 * @example
 * ```ts
 * import { siluLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...siluLayer(3).forward([])(vector([-40, 0, 40]))], [-40 * Math.exp(-40), 0, 40])
 * ```
 */
export const siluLayer: <const S extends Size>(size: Dimension<S>) => Silu<S> = activationLayer({
  name: 'silu',
  equation:
    ({ times, sigmoid }) =>
    z =>
      times(z, sigmoid(z)),
  derivative:
    ({ times, plus, num, negate, sigmoid }) =>
    z =>
      times(sigmoid(z), plus(num(1), times(z, sigmoid(negate(z)))))
})
