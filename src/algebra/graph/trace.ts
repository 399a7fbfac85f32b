/**
 * The graph reading: an equation read with nodes gives the graph of what it computes.
 */
import type { Size } from '../../dimension/size.ts'
import type { Algebra } from '../algebra.ts'
import type { Expr, Num } from '../expr.ts'
import type { Graph } from './graph.ts'
import { leavesOfSizes, outputsOf, tracedRecord } from './internal/record.ts'
import { traced } from './internal/trace.ts'

/** The sizes of what goes into an equation, by name: `[]` of a number. */
export type LeafSizes = { readonly [name: string]: Size | readonly [] }

/** What stands for the leaves inside of the equation. */
export type Leaves<L extends LeafSizes> = {
  readonly [Name in keyof L]: L[Name] extends Size ? Expr<L[Name]> : Num
}

/** What an equation gives, by name. */
export type Traceable = { readonly [name: string]: Num | { readonly size: unknown } }

/**
 * The graph of what `f` computes of leaves of the given sizes.
 *
 * The function runs once, on values of which nothing can be seen but a tensor's size. Equal expressions are one node. Left out is only
 * what changes no bit of any value: 1·x, x / 1, −(−x), reshaping twice or to the same sizes; what IEEE 754 fixes of constants is computed.
 * Cost: that of `f`, whatever the sizes. Never fails; a defect, a `TypeError` with a sentence, for what types cannot see: a number looked at
 * by `` `${x}` `` or `+x`, an element of an outer map used in an inner one, an element that left its map, a row that left its `mapRows`, a
 * value of another trace. Laws: interpreted, it is `f` read with numbers.
 *
 * @example
 * ```ts
 * import { trace } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const graph = trace({ weights: [3, 2], x: 2 })(({ matVec, sum }, { weights, x }) => ({ total: sum(matVec(weights)(x)) }))
 * assert.deepEqual(graph.nodes.map(node => node.operation), ['leaf', 'leaf', 'matVec', 'sum'])
 * assert.deepEqual(graph.outputs, [{ name: 'total', node: 3 }])
 * ```
 */
export const trace =
  <const L extends LeafSizes>(leaves: L) =>
  (f: (algebra: Algebra, leaves: Leaves<L>) => Traceable): Graph => {
    const list = leavesOfSizes(leaves)
    return traced(list, (algebra, values) => outputsOf(f(algebra, tracedRecord<Leaves<L>>(list, values))))
  }
