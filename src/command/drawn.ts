/**
 * Examples drawn of a file of data.
 */
import { pythonRandom } from '../random/random.ts'
import { shuffle } from '../random/shuffle.ts'

/** Where examples come from: how many there are, and of how many. */
export type Sampling = { readonly taken: number; readonly of: number }

/** So many of all at most, drawn by the seed, in their order. */
export const drawn =
  (most: number, seed: number) =>
  <A>(all: readonly A[]): readonly A[] => {
    if (all.length <= most) return all
    const [order] = shuffle(all.map((_, k) => k))(pythonRandom(seed))
    const kept = new Set(order.slice(0, most))
    return all.filter((_, k) => kept.has(k))
  }
