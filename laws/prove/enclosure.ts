/**
 * Intervals of doubles around numbers with a bound on their error.
 */
import type { Bounded } from '../../src/index.ts'

/** All numbers from `lo` to `hi`. */
export type Enclosure = { readonly lo: number; readonly hi: number }

/** Bounds are themselves computed with rounded numbers: each of d operations in a row loses less than 2⁻⁴² of its bound, which this outweighs up to d = 2²². */
const inflation = 1 + 2 ** -20

/** A number that is surely past `x` in a direction, by one or two ulps. */
const past = (x: number, direction: 1 | -1): number => x + direction * (2 ** -52 * Math.abs(x) + 2 ** -1074)

/** How far the exact number may be from the value. */
export const radiusOf = ({ error }: Bounded): number => error * inflation

/** The enclosure of a bounded number, rounded outward; that of an exact one is a point. */
export const enclosureOf = (bounded: Bounded): Enclosure => {
  const { value, error } = bounded
  const radius = radiusOf(bounded)
  return error === 0 ? { lo: value, hi: value } : { lo: past(value - radius, -1), hi: past(value + radius, 1) }
}

/** Whether it has two ends that are numbers. */
export const isFinite = ({ lo, hi }: Enclosure): boolean => Number.isFinite(lo) && Number.isFinite(hi)

/** Whether a number lies within. */
export const contains =
  (x: number) =>
  ({ lo, hi }: Enclosure): boolean =>
    lo <= x && x <= hi

/** Whether a number lies within both. */
export const meet = (a: Enclosure, b: Enclosure): boolean => a.lo <= b.hi && b.lo <= a.hi

/** The spacing of doubles at a number; that of zero is zero. */
export const ulpOf = (x: number): number =>
  x === 0 ? 0 : 2 ** Math.max(Math.floor(Math.log2(Math.abs(x))) - 52, -1074)
