/**
 * The reading of branches: which side each comparison of an equation takes. Where two points differ in one, a kink may lie between them, and a
 * finite difference across it means nothing; where they agree, the equation between them is one smooth piece.
 */
import { recorded } from './internal/branches.ts'
import type { Lifting } from './lifting.ts'

/**
 * The sides that an equation takes, in the order in which it is computed: for each `where` 1 where it takes `positive` and 0 where it takes
 * `otherwise`; for each `max`, and for each block of `maxPool`, the place of the greatest component.
 *
 * None for `softmax`, `logSumExp`, `negativeLogSoftmax` and `sumOfOthers`, which are smooth. Cost: that of the real reading. Never fails. Laws: the
 * values inside are those of the real reading.
 *
 * @example
 * ```ts
 * import { branchesOf, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const sides = branchesOf(({ algebra: { map, where, num }, constant }) =>
 *   map(z => where(z, z, num(0)))(constant(vector([-1, 0, 2])))
 * )
 * assert.deepEqual(sides, [0, 0, 1])
 * ```
 */
export const branchesOf: (read: (lifting: Lifting) => unknown) => readonly number[] = recorded
