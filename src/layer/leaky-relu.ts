/**
 * The leaky rectified linear unit.
 */
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { within, type Hyperparameter } from '../scalar/hyperparameter.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** A leaky rectified linear unit of each component. */
export interface LeakyRelu<in out S extends Size> extends Layer<S, S, None, Logits> {}

const slopeRange: Hyperparameter = { name: 'slope', usual: 0.01, below: Infinity }

/**
 * `aᵢ = zᵢ` for zᵢ > 0 and `slope·zᵢ` for zᵢ ≤ 0, with `g′(z) = 1` and `slope`.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: (−∞, ∞), of a slope of 0 [0, ∞). Cost: O(components). A slope that is not finite or below 0 is
 * a defect; PyTorch's `LeakyReLU`, whose default this is, takes it. Numerics: exact but for one product; NaN stays NaN. The kink at 0: `slope`, that of the
 * piece below, is what is used, by PyTorch too.
 * Laws: increasing; slope 0 is relu, slope 1 the identity; `leakyRelu(c·z) = c·leakyRelu(z)` for c ≥ 0. Source: Maas, Hannun and Ng 2013, eq. (2).
 *
 * @example
 * ```ts
 * import { leakyReluLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...leakyReluLayer(0.5)(3).forward([])(vector([-1, 0, 2]))], [-0.5, 0, 2])
 * ```
 */
export const leakyReluLayer = (slope = 0.01): (<const S extends Size>(size: Dimension<S>) => LeakyRelu<S>) => {
  const below = within(slopeRange, slope)
  return activationLayer({
    name: `leakyRelu(${slope})`,
    equation:
      ({ where, times, num }) =>
      z =>
        where(z, z, times(num(below), z)),
    derivative:
      ({ where, num }) =>
      z =>
        where(z, num(1), num(below))
  })
}
