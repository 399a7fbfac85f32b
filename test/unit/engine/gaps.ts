/** The places between values, and behind the last one. */
export const gapsOf = (
  places: readonly { readonly base: number; readonly bytes: number }[],
  end: number
): readonly (readonly [number, number])[] => {
  const sorted = places.toSorted((a, b) => a.base - b.base)
  return sorted.map(({ base, bytes }, k) => [base + bytes, sorted[k + 1]?.base ?? end] as const)
}
