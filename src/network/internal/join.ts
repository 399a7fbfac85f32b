import type { Dimension } from '../../dimension/dimension.ts'
import type { FromDoor } from '../../dimension/named.ts'
import { sequence } from '../../layer/internal/sequence.ts'
import type { AnyLayer } from '../../layer/layer.ts'
import type { Network, ParametersOf } from '../network.ts'

/** `Block` written `Times` times after `Ls`; of a number of times known only at run time, any layers. */
export type Repeat<
  Ls extends readonly AnyLayer[],
  Block extends readonly AnyLayer[],
  Times extends number
> = Times extends FromDoor ? readonly AnyLayer[] : Repeated<Ls, Block, Times>

type Repeated<
  Ls extends readonly AnyLayer[],
  Block extends readonly AnyLayer[],
  Times extends number,
  Count extends readonly 1[] = []
> = Count['length'] extends Times ? Ls : Repeated<[...Ls, ...Block], Block, Times, [...Count, 1]>

/** A network of layers; the caller's types say that the sizes of neighbours are equal. */
export const join = <I extends number, O extends number, Ls extends readonly AnyLayer[]>(
  inputs: Dimension<I>,
  outputs: Dimension<O>,
  layers: readonly AnyLayer[]
): Network<I, O, Ls> => ({
  ...sequence<I, O, ParametersOf<Ls>>(nameOf(inputs, layers), inputs, outputs, layers),
  // proof: the caller lists the layers that Ls names
  layers: layers as unknown as Ls
})

/** For example `2 → dense 2 → sigmoid`: the size where it changes. */
const nameOf = (inputs: unknown, layers: readonly AnyLayer[]): string =>
  [
    String(inputs),
    ...layers.map(part =>
      part.inputs === part.outputs && part.name !== 'dense' ? part.name : `${part.name} ${String(part.outputs)}`
    )
  ].join(' → ')
