/**
 * The hyperbolic tangent activation.
 */
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** A hyperbolic tangent of each component. */
export interface Tanh<in out S extends Size> extends Layer<S, S, None, Logits> {}

/**
 * `aᵢ = tanh(zᵢ) = (e^zᵢ − e^(−zᵢ)) / (e^zᵢ + e^(−zᵢ))`, with `g′(z) = 1 − tanh²(z) = (1 − tanh z)·(1 + tanh z)`.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [−1, 1]. Cost: O(components). Never fails.
 * Numerics: the derivative is computed as `4·sigmoid(2z)·sigmoid(−2z)`, to 5 ulps over all doubles; 1 − a² has no digit left for |z| > 19.
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
export const tanhLayer: <const S extends Size>(size: Dimension<S>) => Tanh<S> = activationLayer({
  name: 'tanh',
  equation: ({ tanh }) => tanh,
  derivative:
    ({ sigmoid, times, num, negate }) =>
    z => {
      const twice = times(num(2), z)
      return times(num(4), times(sigmoid(twice), sigmoid(negate(twice))))
    }
})
