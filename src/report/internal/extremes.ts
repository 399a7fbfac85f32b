/**
 * The indices, ascending, of `values` that a drawing in `buckets` columns cannot do without: the first and the last,
 * and of each bucket its least and greatest finite value and its first value that is not finite.
 */
export const extremes = (values: readonly number[], buckets: number): readonly number[] => {
  const kept = new Set<number>()
  const n = values.length
  for (let bucket = 0; bucket < buckets; bucket++) {
    const end = Math.floor(((bucket + 1) * n) / buckets)
    let least = -1
    let greatest = -1
    let broken = -1
    for (let i = Math.floor((bucket * n) / buckets); i < end; i++) {
      const value = values[i] ?? NaN
      if (!Number.isFinite(value)) broken = broken < 0 ? i : broken
      else {
        if (least < 0 || value < (values[least] ?? NaN)) least = i
        if (greatest < 0 || value > (values[greatest] ?? NaN)) greatest = i
      }
    }
    for (const i of [least, greatest, broken]) if (i >= 0) kept.add(i)
  }
  if (n > 0) kept.add(0).add(n - 1)
  return [...kept].sort((a, b) => a - b)
}
