import type { AnySize, Extents } from '../../../dimension/size.ts'
import { agreeExtents, defect } from '../../../tensor/internal/defect.ts'
import { extentsOf, ownTensor, valuesOf, type Tensor } from '../../../tensor/internal/tensor.ts'
import type { Graph } from '../graph.ts'
import { evaluated } from './interpret.ts'

/** The buffer of a number or tensor from outside. */
const bufferOf = (name: string, extents: Extents, value: unknown): Float64Array => {
  if (extents.length === 0)
    return typeof value === 'number'
      ? Float64Array.of(value)
      : defect(`expected a number for ${name}; got ${typeof value}`)
  if (typeof value !== 'object' || value === null) return defect(`expected a Tensor for ${name}; got ${String(value)}`)
  // proof: what is no tensor is refused by the two that read it
  const tensor = value as Tensor<AnySize>
  agreeExtents(extents, extentsOf(tensor))
  return valuesOf(tensor)
}

/** The outputs by name for values of the leaves by name. */
export const outputsFor = (
  graph: Graph
): ((leaves: Readonly<Record<string, unknown>>) => Readonly<Record<string, number | Tensor<AnySize>>>) => {
  const run = evaluated(graph)
  return leaves => {
    const buffers = run(place => {
      const node = graph.nodes[place]!
      return node.operation === 'leaf' && Object.hasOwn(leaves, node.name)
        ? bufferOf(node.name, node.extents, leaves[node.name])
        : defect(`expected a value for the leaf ${node.operation === 'leaf' ? node.name : place}; got none`)
    })
    return Object.freeze(
      Object.fromEntries(
        graph.outputs.map(({ name, node }, k) => {
          const { extents } = graph.nodes[node]!
          return [name, extents.length === 0 ? buffers[k]![0]! : ownTensor<AnySize>(extents, buffers[k]!)]
        })
      )
    )
  }
}
