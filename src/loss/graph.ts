/**
 * A loss as a graph: its value and its gradient, as plain data.
 */
import type { Graph } from '../algebra/graph/graph.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { graphOf } from './internal/graph.ts'
import type { Loss } from './loss.ts'

/**
 * The graph of a loss at predictions of a size: its outputs are `value` and `gradient`, its leaves the target `y` and the prediction `h`.
 *
 * Cost: that of reading both once, whatever the size. Never fails. Laws: interpreted, it is `value` and `gradient`.
 *
 * @example
 * ```ts
 * import { lossGraph, quadraticLoss } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(lossGraph(quadraticLoss, 3).outputs.map(({ name }) => name), ['value', 'gradient'])
 * ```
 */
export const lossGraph = <const S extends Size>(loss: { readonly at: Loss<S>['at'] }, size: Dimension<S>): Graph =>
  graphOf<S>(loss, size)
