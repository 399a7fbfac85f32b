import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { SavedLayer, SavedNetwork } from '../model-file/saved-model.ts'
import { partsOf } from './equation.ts'

type AnySized = {
  readonly name: string
  readonly inputs: Size
  readonly outputs: Size
  readonly shape: { readonly count: number }
}

const savedLayer = ({ name, inputs, outputs, shape }: AnySized): SavedLayer => ({
  name,
  inputs: extentsOfSize(inputs),
  outputs: extentsOfSize(outputs),
  parameters: shape.count
})

/** What a file tells of a network; one that lists no layers is a layer itself. */
export const savedNetwork = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  module: string
): SavedNetwork => {
  const parts: readonly AnySized[] = partsOf(network)
  return {
    name: network.name,
    inputs: extentsOfSize(network.inputs),
    outputs: extentsOfSize(network.outputs),
    range: network.range.range,
    layers: (parts.length === 0 ? [network] : parts).map(savedLayer),
    shape: network.shape.description,
    module
  }
}
