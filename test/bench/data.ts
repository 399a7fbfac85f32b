/** Synthetic data by seed: images with half of the pixels 0, labels one-hot. */

/** A generator of numbers from 0 to 1. */
export const uniformFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** Rows of `count` inputs and one-hot targets. */
export const images = (
  count: number,
  seed = 1
): readonly { readonly input: readonly number[]; readonly target: readonly number[] }[] => {
  const next = uniformFrom(seed)
  return Array.from({ length: count }, () => {
    const input = Array.from({ length: 784 }, () => (next() < 0.5 ? 0 : next()))
    const label = Math.floor(next() * 10)
    return { input, target: Array.from({ length: 10 }, (_, k) => (k === label ? 1 : 0)) }
  })
}

/** Batches of rows without end: the rows are shuffled at the beginning of each epoch. */
export function* batches<A>(rows: readonly A[], size: number): Generator<readonly A[], never> {
  const next = uniformFrom(2)
  for (;;) {
    const order = rows.map(row => [next(), row] as const).toSorted(([a], [b]) => a - b)
    for (let from = 0; from < order.length; from += size) yield order.slice(from, from + size).map(([, row]) => row)
  }
}

/** Weights from −range to range. */
export const weights = (count: number, range: number, seed: number): Float64Array => {
  const next = uniformFrom(seed)
  return Float64Array.from({ length: count }, () => (2 * next() - 1) * range)
}

export const orTable = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 1]
] as const
export const xorTable = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 0]
] as const
