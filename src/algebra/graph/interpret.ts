/**
 * A graph computed with numbers, from nothing but its data.
 */
import type { AnySize } from '../../dimension/size.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import type { Graph } from './graph.ts'
import { outputsFor } from './internal/values.ts'

/** Values by name: numbers, and tensors of any size. */
export type GraphValues = { readonly [name: string]: number | Tensor<AnySize> }

/** Values for the leaves of a graph, by name. */
export type LeafValues = { readonly [name: string]: number | { readonly size: unknown } }

/**
 * The outputs of a graph for values of its leaves. Cost: that of the operations, one by one. Never fails; a missing leaf, or one of
 * another size, is a defect. Numerics: sums run from the first component to the last. Laws: the graph of an equation, interpreted, is the
 * equation read with numbers, to the bit.
 *
 * @example
 * ```ts
 * import { interpret, trace, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const graph = trace({ a: 2, b: 2 })(({ dot, add }, { a, b }) => ({ inner: dot(a)(b), sum: add(a)(b) }))
 * const { inner, sum } = interpret(graph)({ a: vector([1, 2]), b: vector([3, 4]) })
 * assert.equal(inner, 11)
 * assert.deepEqual(sum, vector([4, 6]))
 * ```
 */
export const interpret = (graph: Graph): ((leaves: LeafValues) => GraphValues) => outputsFor(graph)
