/**
 * The identity: the unit of composition, and the activation of a linear output.
 */
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** An identity on each component. */
export interface Identity<in out S extends Size> extends Layer<S, S, None, Logits> {}

/** `aᵢ = zᵢ`, with `g′(z) = 1`. Shapes: `Tensor<S>` → `Tensor<S>`. Never fails. Laws: the unit of `compose`. */
export const identityLayer: <const S extends Size>(size: Dimension<S>) => Identity<S> = activationLayer({
  name: 'identity',
  equation: () => z => z,
  derivative:
    ({ num }) =>
    () =>
      num(1)
})
