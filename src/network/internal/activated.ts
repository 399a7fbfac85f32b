import type { Dimension } from '../../dimension/dimension.ts'
import { dimensionOf } from '../../dimension/computed.ts'
import type { Size } from '../../dimension/size.ts'
import type { AnyLayer } from '../../layer/layer.ts'
import type { Network } from '../network.ts'
import { join } from './join.ts'

/** The network with a layer of the size of its outputs appended. */
export const activated = <I extends Size, S extends Size, Ls extends readonly AnyLayer[], L extends AnyLayer>(
  network: Network<I, S, Ls>,
  part: (size: Dimension<S>) => L
): Network<I, S, [...Ls, L]> =>
  join<I, S, [...Ls, L]>(network.inputs, network.outputs, [...network.layers, part(dimensionOf(network.outputs))])
