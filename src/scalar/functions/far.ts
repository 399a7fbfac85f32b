/**
 * Sine and cosine of angles that the lanes do not turn back themselves: any number.
 */
import { farAngle } from './internal/far-angle.ts'
import { numberLane } from './number-lane.ts'
import { sineAfter } from './quarter.ts'

/** sin(x + more quarter turns) for a finite x ≥ 1024, else NaN. */
const sineOf = (x: number, more: 0 | 1): number => {
  const { turns, value, rest } = farAngle(x)
  return sineAfter(numberLane, turns + more, { value, rest })
}

/** sin x for |x| ≥ 1024, NaN for ±∞ and NaN. */
export const sineFar = (x: number): number => {
  const size = Math.abs(x)
  return size < Infinity ? (x < 0 ? -sineOf(size, 0) : sineOf(size, 0)) : NaN
}

/** cos x for |x| ≥ 1024, NaN for ±∞ and NaN. */
export const cosineFar = (x: number): number => {
  const size = Math.abs(x)
  return size < Infinity ? sineOf(size, 1) : NaN
}
