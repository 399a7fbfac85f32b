/** Constants that nobody knows beforehand: found on one number, and held against all others. */

/** Numbers that a constant is looked for between. */
export type Grid = readonly number[]

const powers = (from: number, to: number, each: number): Grid =>
  Array.from({ length: (to - from) * each + 1 }, (_, k) => 10 ** (from + k / each))

const positive = powers(-4, 4, 4)

/** Factors of either sign. */
export const factorGrid: Grid = [...positive.map(x => -x).toReversed(), 0, ...positive]

/** Small constants, such as an ε or a decay. */
export const smallGrid: Grid = powers(-12, 1, 3)

/** Between 0 and 1. */
export const fractionGrid: Grid = [
  0,
  ...powers(-4, -2, 2),
  ...Array.from({ length: 19 }, (_, k) => (k + 1) / 20),
  ...powers(-4, -2, 2)
    .toReversed()
    .map(x => 1 - x),
  1
]

const bisected = (off: (c: number) => number, from: number, to: number): number => {
  let [low, high] = [from, to]
  const below = off(low) < 0
  for (let k = 0; k < 100 && low !== high; k++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    const here = off(middle)
    if (here === 0) return middle
    if (here < 0 === below) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The constant as people write it, if it is near: 0.001 for 0.00100000001. */
const rounded = (c: number): readonly number[] => [
  ...[1, 2, 3, 4]
    .map(digits => Number(c.toPrecision(digits)))
    .filter(one => one !== c && Math.abs(one - c) <= 1e-4 * Math.abs(c)),
  c
]

/** Where `off` is zero, as far as the grid shows, nearest first to what people write. */
export const rootsOf = (off: (c: number) => number, grid: Grid): readonly number[] => {
  const values = grid.map(off)
  const roots = grid.flatMap((c, k): readonly number[] => {
    const [here, next] = [values[k]!, values[k + 1]]
    if (here === 0) return [c]
    if (next === undefined || !(here * next < 0)) return []
    return [bisected(off, c, grid[k + 1]!)]
  })
  return roots.slice(0, 4).flatMap(rounded)
}

/** A constant in words. */
export const shownConstant = (c: number): string => String(Number(c.toPrecision(4))).replace('-', '−')
