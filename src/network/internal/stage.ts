import type { Size } from '../../dimension/size.ts'
import type { AnyLayer } from '../../layer/layer.ts'
import type { Append, Network } from '../network.ts'
import { join } from './join.ts'

/** Appends a layer under its own type. */
export const stage =
  <M extends Size, O extends Size, L extends AnyLayer & { readonly outputs: O }>(part: L): Append<M, O, L> =>
  <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, M, Ls>) =>
    join<I, O, [...Ls, L]>(network.inputs, part.outputs, [...network.layers, part])
