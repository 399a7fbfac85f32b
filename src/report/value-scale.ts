/**
 * How a list of values is laid out on an axis: linear or logarithmic, its two ends, and the places of its ticks.
 * `domain` holds every finite value; `ticks` lie inside of it, ascending; on a logarithmic axis they are powers of ten.
 */
export interface ValueScale {
  readonly kind: 'linear' | 'log'
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

const range = (length: number): readonly number[] => Array.from({ length: Math.max(0, length) }, (_, i) => i)

/** The step 1, 2 or 5 × 10ᵏ that cuts `span` into at most `count` parts. */
const niceStep = (span: number, count: number): number => {
  const raw = span / count
  const power = Math.floor(Math.log10(raw))
  const factor = [1, 2, 5].find(f => Number(`${f}e${power}`) >= raw * (1 - 1e-9))
  return factor === undefined ? Number(`1e${power + 1}`) : Number(`${factor}e${power}`)
}

/** k·step, free of the rounding that shows up as 0.30000000000000004. */
const multiple = (k: number, step: number): number => Number((k * step).toPrecision(12))

const linear = (low: number, high: number, count: number): ValueScale => {
  const size = Math.max(Math.abs(low), Math.abs(high))
  const isFlat = high - low <= size * 1e-9 || size < 1e-290
  const margin = !isFlat ? 0 : size < 1e-290 ? 1 : size * 0.5
  const bottom = low >= 0 && low <= high * 0.5 ? 0 : low - margin
  const top = high + margin
  const step = niceStep(top - bottom, count)
  const first = Math.floor(bottom / step + 1e-9)
  const last = Math.ceil(top / step - 1e-9)
  return {
    kind: 'linear',
    domain: [Math.min(low, multiple(first, step)), Math.max(high, multiple(last, step))],
    ticks: range(last - first + 1).map(k => multiple(first + k, step))
  }
}

const log = (low: number, high: number, count: number): ValueScale => {
  const first = Math.floor(Math.log10(low) + 1e-9)
  const last = Math.ceil(Math.log10(high) - 1e-9)
  const stride = Math.max(1, Math.ceil((last - first) / count))
  return {
    kind: 'log',
    domain: [Math.min(low, Math.max(Number.MIN_VALUE, Number(`1e${first}`))), Math.max(high, Number(`1e${last}`))],
    ticks: range(Math.floor((last - first) / stride) + 1)
      .map(k => Number(`1e${last - k * stride}`))
      .filter(tick => tick > 0 && Number.isFinite(tick))
      .toReversed()
  }
}

/** A value that a picture can place: finite, and far enough from overflow for the axis to reach past it. */
export const isDrawable = (value: number): boolean => Math.abs(value) <= 1e300

/**
 * Chooses the axis for `values`: logarithmic where every drawable value is positive and the largest is more than 100
 * times the smallest (2 decades), else linear. About `count` ticks. Values that are not drawable (NaN, ±∞, beyond
 * ±1e300) are passed over; with none left the axis is [0, 1]. Never fails. Cost: linear.
 *
 * @example
 * ```ts
 * import { valueScale } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(valueScale(5)([0.58, 0.00047]).ticks, [0.0001, 0.001, 0.01, 0.1, 1])
 * assert.deepEqual(valueScale(5)([0, 4]), { kind: 'linear', domain: [0, 4], ticks: [0, 1, 2, 3, 4] })
 * ```
 */
export const valueScale =
  (count: number) =>
  (values: readonly number[]): ValueScale => {
    const drawable = values.filter(isDrawable)
    const low = drawable.reduce((a, b) => Math.min(a, b), Infinity)
    const high = drawable.reduce((a, b) => Math.max(a, b), -Infinity)
    return drawable.length === 0
      ? linear(0, 1, count)
      : low > 0 && high / low > 100
        ? log(low, high, count)
        : linear(low, high, count)
  }

/** The linear axis for `values`, as `valueScale` lays it out. Never fails. Cost: linear. */
export const linearScale =
  (count: number) =>
  (values: readonly number[]): ValueScale => {
    const drawable = values.filter(isDrawable)
    return drawable.length === 0
      ? linear(0, 1, count)
      : linear(
          drawable.reduce((a, b) => Math.min(a, b), Infinity),
          drawable.reduce((a, b) => Math.max(a, b), -Infinity),
          count
        )
  }
