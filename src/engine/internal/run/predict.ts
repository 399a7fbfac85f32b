/**
 * Predictions by a compiled forward pass: many at a time, or one.
 */
import type { Size } from '../../../dimension/size.ts'
import { forwardGraph } from '../../../layer/internal/graph.ts'
import { isOfLens } from '../../../layer/internal/lens-layer.ts'
import { leavesOf } from '../../../layer/internal/leaves.ts'
import type { Layer } from '../../../layer/layer.ts'
import { agreeExtents, defect } from '../../../tensor/internal/defect.ts'
import { layoutOf, tensorsOf } from '../../../tensor/internal/shape.ts'
import { extentsOf, extentsOfSize, ownTensor, valuesOf } from '../../../tensor/internal/tensor.ts'
import type { Tensor } from '../../../tensor/tensor.ts'
import type { EngineOptions } from '../../options.ts'
import { newKnown } from '../step/known.ts'
import { rowsBy, type RowGraph, type Rows } from './rows.ts'

/** The forward pass of a layer, whose noise stands at its mean. */
const forwardRows = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): RowGraph => {
  if (!isOfLens(layer))
    return defect(
      'expected a network as the library makes it of its equations; got one in which a function was exchanged'
    )
  const { parameters, input, noise, output } = leavesOf(layer)
  const known = newKnown(new Set([...parameters, input, ...noise].map(({ name }) => name)))
  const graph = forwardGraph(layer, known.name)
  return {
    graph,
    known: known.all(),
    shared: parameters,
    own: [input],
    fixed: noise.map((leaf, k) => ({ ...leaf, value: layer.noise[k]!.distribution.mean })),
    outputs: [{ ...output, name: 'y' }]
  }
}

/** Predictions for inputs, in their order. */
export const predictions = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  options: EngineOptions,
  parameters: P
): ((inputs: readonly Tensor<I>[]) => readonly Tensor<O>[]) => {
  const sizes = extentsOfSize(network.outputs)
  const inputs = extentsOfSize(network.inputs)
  const tensors = tensorsOf(layoutOf(network.shape), parameters)
  const reference = network.forward(parameters)
  let rows: Rows | 'none' | undefined
  return all => {
    rows ??= rowsBy(network, network.name, () => forwardRows(network), options)?.(tensors.map(valuesOf)) ?? 'none'
    if (rows === 'none') return Object.freeze(all.map(each => reference(each)))
    const answers = rows(
      all.map(each => {
        agreeExtents(inputs, extentsOf(each))
        return [valuesOf(each)]
      })
    )
    return Object.freeze(answers.map(([values]) => ownTensor<O>(sizes, values!)))
  }
}
