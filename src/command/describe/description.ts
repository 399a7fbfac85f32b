/**
 * What a network is, as plain data: everything that the text and the JSON of `describe` are made of.
 */
import { flops } from '../../algebra/graph/count.ts'
import type { Graph } from '../../algebra/graph/graph.ts'
import type { Size } from '../../dimension/size.ts'
import { gradientGraph, layerGraph } from '../../layer/graph.ts'
import type { Layer } from '../../layer/layer.ts'
import { equationOf, gradientOf, networkEquations, type Written } from '../equations.ts'
import { lend } from '../internal/lend.ts'
import type { CheckedLayer, CheckedNetwork } from '../model-codec.ts'
import type { PlainSize } from '../sizes.ts'

/** What a layer takes, gives and costs; of a network the same. */
export interface Figures {
  readonly name: string
  readonly inputs: PlainSize
  readonly outputs: PlainSize
  /** What it promises of its outputs. */
  readonly range: string
  readonly parameters: number
  /** Floating-point operations of the output for one example. */
  readonly forwardFlops: number
  /** The same with the gradient. */
  readonly gradientFlops: number
}

/** A layer. */
export interface LayerDescription extends Figures {
  /** From 1; of a layer that occurs several times the first. */
  readonly place: number
  readonly equation: Written
  readonly gradient: Written
}

/** A network. */
export interface NetworkDescription {
  readonly version: string
  readonly model: string
  readonly network: Figures
  readonly equations: Written
  /** Every layer in order; what occurs several times has the place of the first. */
  readonly layers: readonly LayerDescription[]
}

type Graphs = { readonly output: Graph; readonly gradient: Graph }

const graphsOf = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Graphs => ({
  output: layerGraph(layer),
  gradient: gradientGraph(layer)
})

const figures = (layer: CheckedLayer): Figures => {
  const { output, gradient } = lend<Graphs>(layer, graphsOf)
  return {
    name: layer.name,
    inputs: layer.inputs,
    outputs: layer.outputs,
    range: layer.range.range,
    parameters: layer.shape.count,
    forwardFlops: flops(output),
    gradientFlops: flops(gradient)
  }
}

/** The description of a model. Cost: that of reading its equations, whatever the sizes. */
export const descriptionOf = (
  version: string,
  model: string,
  { network, layers }: CheckedNetwork
): NetworkDescription => ({
  version,
  model,
  network: figures(network),
  equations: networkEquations({ inputs: network.inputs, layers }),
  layers: layers.map(layer => ({
    ...figures(layer),
    place: layers.indexOf(layer) + 1,
    equation: equationOf(layer),
    gradient: gradientOf(layer)
  }))
})
