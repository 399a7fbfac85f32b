/**
 * What a graph costs.
 */
import { productOfExtents, repetitions } from './internal/count.ts'
import type { Graph, GraphNode } from './graph.ts'

/** Those of one operation, once. */
export const flopsOnce = ({ operation, extents, inputs }: GraphNode, sizes: readonly (readonly number[])[]): number => {
  const own = productOfExtents(extents)
  const [a = [], b = []] = inputs.map(input => sizes[input] ?? [])
  switch (operation) {
    case 'leaf':
    case 'constant':
    case 'fill':
    case 'reshape':
    case 'transpose':
    case 'concat':
    case 'slice':
    case 'row':
    case 'state':
    case 'mapRows':
    case 'scan':
    case 'windows':
      return 0
    case 'matVec':
    case 'transposedMatVec':
      return 2 * productOfExtents(a)
    case 'matMul':
      return 2 * productOfExtents(a) * (b[1] ?? 1)
    case 'sum':
    case 'max':
    case 'rowSums':
    case 'foldWindows':
    case 'maxPool':
    case 'unpool':
      return productOfExtents(a)
    case 'negate':
    case 'exp':
    case 'expm1':
    case 'log':
    case 'log1p':
    case 'sqrt':
    case 'tanh':
    case 'erf':
    case 'erfc':
    case 'sin':
    case 'cos':
    case 'sigmoid':
    case 'softplus':
    case 'plus':
    case 'minus':
    case 'times':
    case 'over':
    case 'where':
    case 'outer':
    case 'addToColumns':
      return own
  }
}

/**
 * The floating-point operations of a graph, once through: 1 for each component of what goes component by component, an exponential as a
 * sum; R·C of an outer product, 2·R·C of `matVec`, 2·R·K·C of `matMul`; 1 for each component that a sum, a maximum or a pool looks at; none for
 * what only moves. What stands in a body over rows counts for each row. Never fails.
 *
 * @example
 * ```ts
 * import { flops, trace } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const graph = trace({ weights: [3, 2], bias: 3, x: 2 })(({ matVec, add }, { weights, bias, x }) => ({
 *   z: add(bias)(matVec(weights)(x))
 * }))
 * assert.equal(flops(graph), 2 * 3 * 2 + 3)
 * ```
 */
export const flops = (graph: Graph): number => {
  const sizes = graph.nodes.map(node => node.extents)
  const times = repetitions(graph)
  return graph.nodes.reduce((sum, node, k) => sum + flopsOnce(node, sizes) * (times[k] ?? 1), 0)
}

/**
 * The number of components of those leaves of a graph that `isParameter` tells by name to be parameters. Never fails.
 *
 * @example
 * ```ts
 * import { parameterCount, trace } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const graph = trace({ weights: [3, 2], x: 2 })(({ matVec }, { weights, x }) => ({ z: matVec(weights)(x) }))
 * assert.equal(parameterCount(name => name !== 'x')(graph), 6)
 * ```
 */
export const parameterCount =
  (isParameter: (name: string) => boolean) =>
  (graph: Graph): number =>
    graph.nodes.reduce(
      (sum, node) => sum + (node.operation === 'leaf' && isParameter(node.name) ? productOfExtents(node.extents) : 0),
      0
    )
