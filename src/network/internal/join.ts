import type { FromDoor } from '../../dimension/named.ts'
import type { Repeated } from '../../dimension/repeated.ts'
import type { Size } from '../../dimension/size.ts'
import { erased, sequence } from '../../layer/internal/sequence.ts'
import type { AnyLayer } from '../../layer/layer.ts'
import { sizeOfExtents, extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Network, ParametersOf, RangeOf } from '../network.ts'

/** `Block` written `Times` times after `Ls`; of a number of times known only at run time, any layers. */
export type Repeat<
  Ls extends readonly AnyLayer[],
  Block extends readonly AnyLayer[],
  Times extends number
> = Times extends FromDoor ? readonly AnyLayer[] : [...Ls, ...Extract<Repeated<Block, `${Times}`>, readonly AnyLayer[]>]

/** A network of layers; the caller's types say that the sizes of neighbours are equal. */
export const join = <I extends Size, O extends Size, Ls extends readonly AnyLayer[]>(
  inputs: I,
  outputs: O,
  parts: readonly AnyLayer[]
): Network<I, O, Ls> => {
  const layers = Object.freeze([...parts])
  return Object.freeze({
    ...sequence<I, O, ParametersOf<Ls>, RangeOf<Ls>>(nameOf(inputs, layers), inputs, outputs, layers),
    // proof: the caller lists the layers that Ls names
    layers: layers as unknown as Ls
  })
}

/** For example `2 → dense 2 → sigmoid`: the size where it changes, and of what has parameters but for blocks, whose names say theirs. */
const nameOf = (inputs: unknown, layers: readonly AnyLayer[]): string =>
  [
    shown(inputs),
    ...erased(layers).map(part =>
      (part.shape.count === 0 || 'block' in part) && shown(part.inputs) === shown(part.outputs)
        ? part.name
        : `${part.name} ${shown(part.outputs)}`
    )
  ].join(' → ')

const shown = (size: unknown): string => {
  const extents = extentsOfSize(size)
  return extents.length === 1 ? String(sizeOfExtents(extents)) : extents.join('×')
}
