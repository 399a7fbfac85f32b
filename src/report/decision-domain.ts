import type { Domain } from './activated-region.ts'

type Interval = readonly [number, number]

const padded = (values: readonly number[]): Interval => {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity)
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity)
  const span = high - low
  const margin = span > Math.abs(low) * 1e-9 ? span * 0.2 : Math.max(1, Math.abs(low) * 0.1)
  return values.length === 0 ? [0, 1] : [low - margin, high + margin]
}

const widened = ([low, high]: Interval, span: number): Interval => {
  const middle = low + (high - low) / 2
  return [middle - span / 2, middle + span / 2]
}

/**
 * The rectangle that shows all `points` with a margin of a fifth around, a square of equal units where the two ranges
 * differ by less than 4 times, else each axis on its own scale. No points: the unit square.
 * Never fails for finite coordinates up to 1e150.
 *
 * @example
 * ```ts
 * import { decisionDomain } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(decisionDomain([{ x1: 0, x2: 0 }, { x1: 10, x2: 10 }]), { x1: [-2, 12], x2: [-2, 12] })
 * ```
 */
export const decisionDomain = (points: readonly { readonly x1: number; readonly x2: number }[]): Domain => {
  const x1 = padded(points.map(point => point.x1))
  const x2 = padded(points.map(point => point.x2))
  const [span1, span2] = [x1[1] - x1[0], x2[1] - x2[0]]
  const span = Math.max(span1, span2)
  return span / Math.min(span1, span2) > 4
    ? { x1, x2 }
    : {
        x1: span1 === span ? x1 : widened(x1, span),
        x2: span2 === span ? x2 : widened(x2, span)
      }
}
