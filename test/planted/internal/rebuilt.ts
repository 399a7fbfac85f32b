import type { AnyLayer, DenseParameters, Layer, None, Size } from 'lawgrad'
import { join } from '../../../src/network/internal/join.ts'

/** Which of the dense layers, or of the activations, of how many. */
export type Place = { readonly index: number; readonly count: number }

/** A dense layer of some sizes. */
export type Affine<I extends number, O extends number> = Layer<I, O, DenseParameters<I, O>>

/** What is put in the place of each dense layer, and of each layer without parameters. */
export type Rewriting = {
  readonly dense?: <I extends number, O extends number>(layer: Affine<I, O>, place: Place) => Affine<I, O>
  readonly activation?: <N extends number>(layer: Layer<N, N, None>, place: Place) => Layer<N, N, None>
}

type Part = Layer<number, number, unknown>

/** The layers of a network; of another layer itself. */
const partsOf = (network: AnyLayer): readonly Part[] =>
  // proof: a network lists its layers, and the layers that bugs are planted in are of vectors
  ('layers' in network ? network.layers : [network]) as readonly Part[]

/** Whether a layer has the parameters of a dense one. */
const isAffine = ({ shape: { description } }: Part): boolean =>
  description._tag === 'Struct' && Object.keys(description.fields).join() === 'weights,bias'

const isActivation = ({ shape }: Part): boolean => shape.count === 0

/** How many dense layers a network has. */
export const depthOf = (network: AnyLayer): number => partsOf(network).filter(isAffine).length

/** The network with some of its layers exchanged. */
export const rebuilt = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  { dense = layer => layer, activation = layer => layer }: Rewriting
): Layer<I, O, P> => {
  const parts = partsOf(network)
  const placeOf = (kind: (part: Part) => boolean, k: number): Place => ({
    index: parts.slice(0, k).filter(kind).length,
    count: parts.filter(kind).length
  })
  const changed = parts.map((part, k): AnyLayer =>
    isAffine(part)
      ? // proof: its parameters are those of a dense layer
        dense(part as unknown as Affine<number, number>, placeOf(isAffine, k))
      : isActivation(part)
        ? // proof: it has no parameters, and networks here have activations of one size
          activation(part as unknown as Layer<number, number, None>, placeOf(isActivation, k))
        : part
  )
  // proof: each layer has the sizes and the parameters of the one in whose place it stands
  return join<I, O, readonly AnyLayer[]>(network.inputs, network.outputs, changed) as unknown as Layer<I, O, P>
}
