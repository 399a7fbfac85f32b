import type { Graph, GraphNode } from '../graph.ts'
import { keyOf, type Attributes } from './builder.ts'

/** Everything of a node but its operation, inputs and name. */
const attributesOf = (node: GraphNode): Attributes => {
  const { operation: _, inputs: _inputs, extents, axes, ...rest } = node
  return {
    ...('name' in rest ? {} : rest),
    extents: extents.join('×'),
    axes: axes.map(({ level, size, ordered }) => `${level}:${size}:${ordered}`).join(' ')
  }
}

/** Numbers expressions: equal ones get the same number, also of different graphs, names apart. */
export const newCanon = (): ((graph: Graph) => { readonly leaves: string; readonly outputs: string }) => {
  const numbers = new Map<string, number>()
  return ({ nodes, outputs }) => {
    const canonical: number[] = []
    const leaves: string[] = []
    for (const node of nodes) {
      const declared =
        node.operation === 'leaf' ? { ...attributesOf(node), declared: leaves.length } : attributesOf(node)
      if (node.operation === 'leaf') leaves.push(node.extents.join('×'))
      const key = keyOf(
        node.operation,
        node.inputs.map(input => canonical[input]!),
        declared,
        { extents: [] }
      )
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      canonical.push(number)
    }
    return { leaves: leaves.join(), outputs: outputs.map(({ node }) => canonical[node]!).join() }
  }
}
