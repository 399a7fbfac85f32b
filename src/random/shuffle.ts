/** Random orders. */
import type { State } from 'fp-ts/lib/State.js'
import { draw, type Random } from './internal/generator.ts'
import { shuffled } from './internal/shuffle.ts'

/**
 * The items in a random order, each order equally likely: Python's `random.shuffle`, on a copy.
 *
 * Method: Fisher–Yates from the last item down, with Python's unbiased choice of the partner. Cost: linear in the number of items, at
 * most two words for each on average, and one copy of the generator. Never fails. Laws: a permutation of the items; the same
 * generator gives the same order.
 *
 * @example
 * ```ts
 * import { pythonRandom, shuffle } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [order] = shuffle(['a', 'b', 'c', 'd'])(pythonRandom(0))
 * assert.deepEqual(order, ['c', 'a', 'b', 'd'])
 * ```
 */
export const shuffle = <A>(items: ReadonlyArray<A>): State<Random, ReadonlyArray<A>> =>
  draw(next => shuffled(items, next))
