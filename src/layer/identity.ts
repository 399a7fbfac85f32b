/**
 * The identity: the unit of composition, and the activation of a linear output.
 */
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import type { None } from '../linear/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'

/** An identity on `N` components. */
export interface Identity<in out N extends number> extends Layer<N, N, None> {}

/** aᵢ = zᵢ. Shapes: `Vector<N>` → `Vector<N>`. Never fails. Laws: the unit of `compose`. */
export const identityLayer = <const N extends number>(size: Dimension<N>): Sized<N, Identity<N>, Identity<Unsized>> =>
  activationLayer({ name: 'identity', equation: (_, z) => z, derivative: () => 1 })<N>(size)
