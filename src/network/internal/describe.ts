import { flops } from '../../algebra/graph/count.ts'
import type { Graph } from '../../algebra/graph/graph.ts'
import { gradientLatex, gradientText, layerLatex, layerText } from '../../layer/equations.ts'
import { backwardGraph, forwardGraph } from '../../layer/internal/graph.ts'
import { leavesOf } from '../../layer/internal/leaves.ts'
import { erased, type Erased } from '../../layer/internal/sequence.ts'
import type { AnyLayer } from '../../layer/layer.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { IntermediateValue, LayerDescription } from '../describe.ts'
import { networkLatex, networkText } from '../equations.ts'

/** What a graph computes on the way, in order: all that needs one of the leaves `of`, so that constants, and what a loop is at, are left out. */
const valuesOf = ({ nodes }: Graph, of: (name: string) => boolean): readonly IntermediateValue[] => {
  const needs = new Set<number>()
  const values: IntermediateValue[] = []
  nodes.forEach((node, k) => {
    if (node.operation === 'leaf' ? !of(node.name) : !node.inputs.some(input => needs.has(input))) return
    needs.add(k)
    if (node.operation === 'leaf' || node.operation === 'row') return
    values.push({ operation: node.operation, size: [...node.axes.map(({ size }) => size), ...node.extents] })
  })
  return values
}

/** The layers that a layer is made of: those of a network, of a block, or of several branches. */
const partsOf = (layer: object): readonly Erased[] =>
  'layers' in layer && Array.isArray(layer.layers)
    ? erased(layer.layers)
    : 'branches' in layer && Array.isArray(layer.branches)
      ? erased(layer.branches)
      : 'block' in layer
        ? // proof: the block of a layer is a layer
          partsOf(erased([layer.block as AnyLayer])[0]!).length > 0
          ? partsOf(erased([layer.block as AnyLayer])[0]!)
          : erased([layer.block as AnyLayer])
        : []

const timesOf = (layer: object): number => ('times' in layer && typeof layer.times === 'number' ? layer.times : 1)

/** The description of a layer and of what it is made of; a layer that occurs several times is described once. */
export const described = (layer: AnyLayer): LayerDescription => describedOnce(new Map(), erased([layer])[0]!)

const describedOnce = (known: Map<Erased, LayerDescription>, layer: Erased): LayerDescription => {
  const found = known.get(layer)
  if (found !== undefined) return found
  const leaves = leavesOf(layer)
  const [output, gradient] = [forwardGraph(layer), backwardGraph(layer)]
  const isList = 'layers' in layer && Array.isArray(layer.layers)
  const layered = { inputs: layer.inputs, layers: isList ? partsOf(layer) : [] }
  const description: LayerDescription = Object.freeze({
    name: layer.name,
    inputs: extentsOfSize(layer.inputs),
    outputs: extentsOfSize(layer.outputs),
    range: layer.range.range,
    parameters: layer.shape.count,
    tensors: leaves.parameters.map(({ name, extents }) => ({ name, size: extents })),
    forwardFlops: flops(output),
    gradientFlops: flops(gradient),
    forward: valuesOf(output, () => true),
    backward: valuesOf(gradient, name => name === leaves.cotangent.name),
    equation: isList
      ? { text: networkText(layered), latex: networkLatex(layered) }
      : { text: layerText(layer), latex: layerLatex(layer) },
    gradient: { text: gradientText(layer), latex: gradientLatex(layer) },
    times: timesOf(layer),
    parts: Object.freeze(partsOf(layer).map(part => describedOnce(known, part)))
  })
  known.set(layer, description)
  return description
}
