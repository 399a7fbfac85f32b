/**
 * What a network is, as one JSON document.
 */
import type { Extents } from '../../dimension/size.ts'
import type { DescribedEquations, LayerDescription } from '../../network/describe.ts'
import { allOf } from '../equations.ts'
import type { PlainSize } from '../sizes.ts'
import { placeOf, writtenOf, type ModelDescription } from './description.ts'

/** A number for a vector, a list for more axes; of a number the list without axes. */
const sizeOf = (extents: Extents): PlainSize => (extents.length === 1 ? (extents[0] ?? 0) : extents)

const figures = (layer: LayerDescription) => ({
  name: layer.name,
  inputs: sizeOf(layer.inputs),
  outputs: sizeOf(layer.outputs),
  range: layer.range,
  parameters: layer.parameters,
  tensors: layer.tensors.map(({ name, size }) => ({ name, size: sizeOf(size) })),
  flops: { output: layer.forwardFlops, gradient: layer.gradientFlops }
})

const linesOf = (equations: DescribedEquations) => {
  const all = allOf(writtenOf(equations))
  return { text: all.map(({ text }) => text), latex: all.map(({ latex }) => latex) }
}

const values = (layer: LayerDescription) => ({
  forward: layer.forward.map(({ operation, size }) => ({ operation, size: sizeOf(size) })),
  backward: layer.backward.map(({ operation, size }) => ({ operation, size: sizeOf(size) }))
})

/** A layer with what it is made of. */
interface LayerDocument extends ReturnType<typeof figures>, ReturnType<typeof values> {
  readonly sameAs: number
  readonly times: number
  readonly equation: ReturnType<typeof linesOf>
  readonly gradient: ReturnType<typeof linesOf>
  readonly parts: readonly LayerDocument[]
}

const layerDocument =
  (layers: readonly LayerDescription[]) =>
  (layer: LayerDescription): LayerDocument => ({
    ...figures(layer),
    sameAs: placeOf(layers, layer),
    ...values(layer),
    equation: linesOf(layer.equation),
    gradient: linesOf(layer.gradient),
    times: layer.times,
    parts: layer.parts.map(layerDocument(layer.parts))
  })

/** The document of `--json`, on a single line; the same model gives the same bytes. */
export const showDescriptionJson = ({ version, model, network, layers }: ModelDescription): string =>
  `${JSON.stringify({
    format: 'lawgrad-description/1',
    lawgrad: version,
    model,
    network: { ...figures(network), equations: linesOf(network.equation) },
    layers: layers.map(layerDocument(layers))
  })}\n`
