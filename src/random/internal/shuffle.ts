/** The loop of `shuffle`. */

/** CPython's `_randbelow`: as many high bits as `bound` has, drawn again until they are below it. */
const below = (next: () => number, bound: number): number => {
  const shift = Math.clz32(bound)
  let value = next() >>> shift
  while (value >= bound) value = next() >>> shift
  return value
}

/** The items in a new order, by CPython's Fisher–Yates from the last item down. */
export const shuffled = <A>(items: ReadonlyArray<A>, next: () => number): ReadonlyArray<A> => {
  const result = items.slice()
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(next, i + 1)
    // as: j ≤ i < result.length
    const moved = result[i] as A
    result[i] = result[j] as A
    result[j] = moved
  }
  return result
}
