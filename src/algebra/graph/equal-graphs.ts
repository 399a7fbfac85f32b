/**
 * Whether two graphs compute the same by the same operations.
 */
import type { Graph } from './graph.ts'
import { newCanon } from './internal/canonical.ts'

/**
 * Whether two graphs are equal apart from names: leaves are matched in the order in which they were declared, outputs in theirs; a + b is
 * b + a, and a · b is b · a; how often an expression is written, and what no output needs, makes no difference.
 *
 * Graphs that are equal compute the same, to the bit. The reverse does not hold: x + x and 2·x are two graphs. Cost: O(nodes). Never fails.
 * Laws: an equivalence.
 *
 * @example
 * ```ts
 * import { sameGraph, trace } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const a = trace({ x: 3, y: 3 })(({ add }, { x, y }) => ({ z: add(x)(y) }))
 * const b = trace({ u: 3, v: 3 })(({ add }, { u, v }) => ({ w: add(v)(u) }))
 * const c = trace({ u: 3, v: 3 })(({ subtract }, { u, v }) => ({ w: subtract(v)(u) }))
 * assert.deepEqual([sameGraph(a, b), sameGraph(a, c)], [true, false])
 * ```
 */
export const sameGraph = (a: Graph, b: Graph): boolean => {
  const canon = newCanon()
  const [first, second] = [canon(a), canon(b)]
  return first.leaves === second.leaves && first.outputs === second.outputs
}
