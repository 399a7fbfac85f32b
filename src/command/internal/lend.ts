import type { Size } from '../../dimension/size.ts'
import type { AnyLayer, Layer } from '../../layer/layer.ts'
import type { Network } from '../../network/network.ts'
import type { CheckedLayer, CheckedNetwork } from '../model-codec.ts'

/**
 * Lends a network from outside to a function that works for every size and every tree of parameters.
 *
 * proof of the cast: the value was checked to have every field of a Layer and consistent sizes. Its I, O and P exist but have no
 * name here; `use` is given them as type variables, which nothing outside of it can mention, so that it can use the network only with
 * what it gets from the network itself.
 */
export const lend = <A>(
  checked: CheckedLayer,
  use: <I extends Size, O extends Size, P>(network: Layer<I, O, P>) => A
): A => use(checked as unknown as Layer<never, never, unknown>)

/** The same with the list of its layers, each of which was checked, and whose sizes were found to fit. */
export const lendNetwork = <A>(
  { network, layers }: CheckedNetwork,
  use: <I extends Size, O extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, O, Ls>) => A
): A =>
  // proof: as above; the parameters of a network are the tuple of its layers', as its shape says, which was checked
  use({ ...network, layers } as unknown as Network<never, never, readonly []>)
