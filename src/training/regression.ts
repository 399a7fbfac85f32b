/**
 * How far numbers that were predicted are from those wanted.
 */

/** A target and what was predicted for it, component by component. */
export interface Compared {
  readonly target: readonly number[]
  readonly prediction: readonly number[]
}

/** The errors of one component, or their means over the components. */
export interface ErrorScore {
  /** The mean absolute error. */
  readonly mae: number
  /** The root of the mean squared error. */
  readonly rmse: number
  /** The share of the targets' variance that the predictions explain: 1 is perfect, 0 as good as the mean. */
  readonly r2: number
}

/** The errors, beside those of always predicting the mean of the targets, whose R² is 0. */
export interface RegressionMetrics extends ErrorScore {
  readonly baseline: { readonly mae: number; readonly rmse: number }
  readonly components: readonly ErrorScore[]
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

const meanSquare = (numbers: readonly number[]): number => mean(numbers.map(number => number * number))
const meanAbsolute = (numbers: readonly number[]): number => mean(numbers.map(Math.abs))

/**
 * `mae = mean |h − y|`, `rmse = √ mean (h − y)²`, `r2 = 1 − Σ(h − y)² / Σ(y − ȳ)²`, each the mean over the components of that of a component.
 *
 * Range: mae and rmse ≥ 0, r2 ≤ 1. Cost: O(m·components). Never fails; at least one pair is wanted, without any all is NaN. Numerics: where
 * all targets are equal, r2 is 1 for predictions that are equal to them and 0 otherwise, as in scikit-learn; a NaN stays one. The mean of the baseline is that of
 * these targets: it is slightly better than a mean learned elsewhere.
 *
 * @example
 * ```ts
 * import { regressionMetrics } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { mae, rmse, r2, baseline } = regressionMetrics([
 *   { target: [1], prediction: [1] },
 *   { target: [3], prediction: [4] }
 * ])
 * assert.deepEqual({ mae, rmse, r2 }, { mae: 0.5, rmse: Math.SQRT1_2, r2: 0.5 })
 * assert.deepEqual(baseline, { mae: 1, rmse: 1 })
 * ```
 */
export const regressionMetrics = (pairs: readonly Compared[]): RegressionMetrics => {
  const all = (pairs[0]?.target ?? []).map((_, k) => {
    const targets = pairs.map(({ target }) => target[k] ?? NaN)
    const errors = pairs.map(({ target, prediction }) => (prediction[k] ?? NaN) - (target[k] ?? NaN))
    const center = targets.every(target => target === targets[0]) ? (targets[0] ?? NaN) : mean(targets)
    const deviations = targets.map(target => target - center)
    const [unexplained, variance] = [meanSquare(errors), meanSquare(deviations)]
    return {
      score: Object.freeze({
        mae: meanAbsolute(errors),
        rmse: Math.sqrt(unexplained),
        r2: variance !== 0 || Number.isNaN(unexplained) ? 1 - unexplained / variance : unexplained === 0 ? 1 : 0
      }),
      baseline: { mae: meanAbsolute(deviations), rmse: Math.sqrt(variance) }
    }
  })
  const components = all.map(({ score }) => score)
  return Object.freeze({
    mae: mean(components.map(({ mae }) => mae)),
    rmse: mean(components.map(({ rmse }) => rmse)),
    r2: mean(components.map(({ r2 }) => r2)),
    baseline: Object.freeze({
      mae: mean(all.map(({ baseline }) => baseline.mae)),
      rmse: mean(all.map(({ baseline }) => baseline.rmse))
    }),
    components: Object.freeze(components)
  })
}
