/**
 * The exponential linear unit.
 */
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { within, type Hyperparameter } from '../scalar/hyperparameter.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** An exponential linear unit of each component. */
export interface Elu<in out S extends Size> extends Layer<S, S, None, Logits> {}

const alphaRange: Hyperparameter = { name: 'alpha', usual: 1, below: Infinity }

/**
 * `aᵢ = zᵢ` for zᵢ > 0 and `alpha·(e^zᵢ − 1)` for zᵢ ≤ 0, with `g′(z) = 1` and `alpha·e^z`.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [−alpha, ∞). Cost: O(components). An alpha that is not finite or below 0 is a defect; PyTorch's
 * `ELU`, whose default this is, takes it. Numerics: by `expm1`, so that tiny values keep their digits; the derivative is taken at z: a + alpha has no
 * digit left for z < −37. Where alpha is not 1 there is a kink at 0: `alpha`, that of the piece below, is what is used, by PyTorch too.
 * Laws: increasing; alpha 0 is relu. Source: Clevert, Unterthiner and Hochreiter 2016, eq. (15).
 *
 * @example
 * ```ts
 * import { eluLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...eluLayer(2)(3).forward([])(vector([-1e308, 0, 2]))], [-2, 0, 2])
 * ```
 */
export const eluLayer = (alpha = 1): (<const S extends Size>(size: Dimension<S>) => Elu<S>) => {
  const depth = within(alphaRange, alpha)
  return activationLayer({
    name: `elu(${alpha})`,
    equation:
      ({ where, times, num, expm1 }) =>
      z =>
        where(z, z, times(num(depth), expm1(z))),
    derivative:
      ({ where, times, num, exp }) =>
      z =>
        where(z, num(1), times(num(depth), exp(z)))
  })
}
