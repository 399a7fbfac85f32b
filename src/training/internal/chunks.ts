import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

/** The items in stretches of `size`, the last of what is left; sizes that are not a whole number of at least 1 are made one. */
export const chunks = <A>(size: number, items: readonly A[]): readonly ReadonlyNonEmptyArray<A>[] => {
  const stride = size >= 1 ? Math.floor(size) : 1
  const parts: ReadonlyNonEmptyArray<A>[] = []
  for (let start = 0; start < items.length; start += stride)
    // proof: start is an index of items, so that the stretch has an item
    parts.push(items.slice(start, start + stride) as [A, ...A[]])
  return parts
}
