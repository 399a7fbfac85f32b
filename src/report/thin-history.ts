import { extremes } from './internal/extremes.ts'

/** A value of a history and the epoch it belongs to. */
export interface HistoryPoint {
  readonly epoch: number
  readonly value: number
}

/**
 * Thins a history (index 0 = epoch 0) for drawing without losing an extreme: the first and the last value stay, and of
 * each of `buckets` equal stretches the least and the greatest finite value and the first one that is not finite. At
 * most 3·buckets + 2 points, ascending by epoch; a history of at most 2·buckets values is kept whole.
 * Never fails (`buckets` is at least 1). Cost: linear.
 *
 * @example
 * ```ts
 * import { thinHistory } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(thinHistory(1)([5, 9, 7, 1, 5]).map(p => p.epoch), [0, 1, 3, 4])
 * ```
 */
export const thinHistory =
  (buckets: number) =>
  (values: readonly number[]): readonly HistoryPoint[] => {
    const count = Math.max(1, Math.floor(buckets) || 1)
    return values.length <= 2 * count
      ? values.map((value, epoch) => ({ epoch, value }))
      : extremes(values, count).map(epoch => ({ epoch, value: values[epoch] ?? NaN }))
  }
