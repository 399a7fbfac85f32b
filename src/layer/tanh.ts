/**
 * The hyperbolic tangent activation.
 */
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import type { None } from '../linear/shape.ts'
import { tanhDerivative } from '../scalar/elementary.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'

/** A hyperbolic tangent of `N` components. */
export interface Tanh<in out N extends number> extends Layer<N, N, None> {}

/**
 * `aᵢ = tanh(zᵢ) = (e^zᵢ − e^(−zᵢ)) / (e^zᵢ + e^(−zᵢ))`, with `g′(z) = 1 − tanh²(z) = sech²(z)`.
 *
 * Shapes: `Vector<N>` → `Vector<N>`. Range: [−1, 1]. Cost: O(N). Never fails.
 * Numerics: the derivative is sech² at z, to 5 ulps over all doubles; 1 − a² has no digit left for |z| > 19.
 * Laws: odd; increasing; `tanh(z) = 2·sigmoid(2z) − 1`. Source: LeCun et al. 1998, *Efficient BackProp*, §4.4.
 *
 * @example
 * ```ts
 * import { tanhLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { output, pullback } = tanhLayer(2).vjp([])(vector([0, 20]))
 * assert.deepEqual([...output], [0, 1])
 * assert.equal([...pullback(vector([1, 1])).input][1], 4 * Math.exp(-40)) // not 0
 * ```
 */
export const tanhLayer = <const N extends number>(size: Dimension<N>): Sized<N, Tanh<N>, Tanh<Unsized>> =>
  activationLayer({ name: 'tanh', equation: (scalar, z) => scalar.tanh(z), derivative: tanhDerivative })<N>(size)
