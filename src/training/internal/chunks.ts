import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

/** The items in stretches of `size`, the last of what is left; the size is a whole number of at least 1. */
export const chunks = <A>(size: number, items: readonly A[]): readonly ReadonlyNonEmptyArray<A>[] => {
  const parts: ReadonlyNonEmptyArray<A>[] = []
  for (let start = 0; start < items.length; start += size)
    // proof: start is an index of items, so that the stretch has an item
    parts.push(items.slice(start, start + size) as [A, ...A[]])
  return parts
}
