/**
 * The hard sigmoid, of straight pieces.
 */
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import { probabilities, type Probabilities } from './range.ts'

/** A hard sigmoid of each component. */
export interface HardSigmoid<in out S extends Size> extends Layer<S, S, None, Probabilities> {}

/**
 * `aᵢ = (zᵢ + 3) / 6` for −3 < zᵢ < 3, below 0 and above 1, with `g′(z) = 1/6` between and 0 elsewhere.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [0, 1]. Cost: O(components). Never fails. Numerics: near −3 relatively accurate; NaN stays NaN. The kinks
 * at −3 and 3 have the derivative 0, as in PyTorch's `Hardsigmoid`, of which this is the function (1.13 computes the slope with a 1/6 in
 * single precision); Keras has had another, `0.2·z + 0.5`.
 * Laws: increasing; `hardSigmoid(−z) = 1 − hardSigmoid(z)`. Source: Courbariaux, Bengio and David 2015, §2.3; these pieces, Howard et al. 2019, §5.2.
 *
 * @example
 * ```ts
 * import { hardSigmoidLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...hardSigmoidLayer(5).forward([])(vector([-3, -1.5, 0, 1.5, 9]))], [0, 0.25, 0.5, 0.75, 1])
 * ```
 */
export const hardSigmoidLayer: <const S extends Size>(size: Dimension<S>) => HardSigmoid<S> = activationLayer({
  name: 'hardSigmoid',
  range: probabilities,
  equation:
    ({ where, plus, minus, over, num }) =>
    z =>
      where(plus(z, num(3)), where(minus(num(3), z), over(plus(z, num(3)), num(6)), num(1)), num(0)),
  derivative:
    ({ where, plus, minus, over, num }) =>
    z =>
      where(plus(z, num(3)), where(minus(num(3), z), over(num(1), num(6)), num(0)), num(0))
})
