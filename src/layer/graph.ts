/**
 * A layer as a graph: what it computes, and its gradient, as plain data.
 */
import type { Graph } from '../algebra/graph/graph.ts'
import type { Size } from '../dimension/size.ts'
import { backwardGraph, forwardGraph } from './internal/graph.ts'
import type { Layer } from './layer.ts'

/**
 * The graph of a layer's output, under the name `y`. A network is a layer.
 *
 * Leaves, in this order: parameters by their path (`weights`, `0.bias`; `parameters` where they are one tensor), the input `x`, noise
 * `noise.0` and so on; a name that a parameter has already gets a prime. Cost: that of reading the equation once, whatever the sizes. Never
 * fails. Laws: interpreted, it is `forward`.
 *
 * @example
 * ```ts
 * import { denseLayer, layerGraph } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { nodes, outputs } = layerGraph(denseLayer(2, 3))
 * assert.deepEqual(
 *   nodes.map(node => (node.operation === 'leaf' ? node.name : node.operation)),
 *   ['weights', 'bias', 'x', 'matVec', 'plus']
 * )
 * assert.deepEqual(outputs, [{ name: 'y', node: 4 }])
 * ```
 */
export const layerGraph = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Graph => forwardGraph(layer)

/**
 * The graph of a layer's pullback: the cotangents of the parameters under their paths, and that of the input under `x`.
 *
 * Leaves: those of {@link layerGraph} and, last, the cotangent of the output, `c`. What equation and pullback have in common is one node.
 * Cost: that of reading both once, whatever the sizes. Never fails. Laws: interpreted, it is the pullback of `vjp`.
 *
 * @example
 * ```ts
 * import { denseLayer, gradientGraph } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { nodes, outputs } = gradientGraph(denseLayer(2, 3))
 * assert.deepEqual(
 *   outputs.map(({ name, node }) => [name, nodes[node]?.operation]),
 *   [['weights', 'outer'], ['bias', 'leaf'], ['x', 'transposedMatVec']]
 * )
 * ```
 */
export const gradientGraph = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Graph => backwardGraph(layer)
