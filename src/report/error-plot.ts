import { cleanText } from './clean-text.ts'
import { curveWidth, epochPosition, valuePosition } from './curve-encoding.ts'
import { typesetNumber } from './format-number.ts'
import { pictureConfig } from './picture-config.ts'
import { classMarks, frame, type PictureSize } from './style.ts'
import { thinHistory } from './thin-history.ts'
import { isDrawable, valueScale } from './value-scale.ts'
import type { Plot } from './plot.ts'
import { plot } from './internal/plot.ts'

/** The axis of a history of the sum of squared errors, which is what the tutorial plots (erratum 3). */
export const squaredErrorAxis = 'Σ(h − y)²'

/** The axis of a history of the cost J of equation (11), which is the sum of squared errors over 2m. */
export const costAxis = 'J(θ) = 1/(2m) · Σ(h − y)²'

/** What `errorPlot` draws. */
export interface ErrorPlotOptions {
  readonly title: string
  /** The history; index 0 is epoch 0, the value before the first step. */
  readonly values: readonly number[]
  /** Which quantity the values are: `squaredErrorAxis`, `costAxis` or another name. A picture never leaves it open. */
  readonly axis: string
  /** 600 or 340 px wide; 'wide' when absent. */
  readonly size?: PictureSize
}

const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/gu, ',')

/** One sentence on a history: where it starts, where it ends, and where it stops being a number. */
const summary = (values: readonly number[]): string => {
  const broken = values.findIndex(value => !isDrawable(value))
  const at = (epoch: number): string => `${typesetNumber(4)(values[epoch] ?? NaN)} at epoch ${count(epoch)}`
  return values.length === 0
    ? 'No values to draw.'
    : broken >= 0
      ? `The value at epoch ${count(broken)} is not finite; such values are not drawn.`
      : values.length === 1
        ? at(0)
        : `${at(0)}, ${at(values.length - 1)}`
}

/**
 * The error against the epoch as a Vega-Lite specification: plain JSON, with nothing to fetch. The vertical axis names the quantity
 * and is logarithmic where every value is positive and the largest is more than 100 times the smallest, else linear.
 * Histories longer than 1000 are thinned for drawing by `thinHistory`; values that are not finite break the line, and the subtitle says where.
 * Never fails. Cost: linear.
 *
 * @example
 * ```ts
 * import { errorPlot, squaredErrorAxis } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const plot = errorPlot({ title: 'OR', values: [0.58, 0.1, 0.0005], axis: squaredErrorAxis })
 * assert.ok(JSON.stringify(plot).includes('Σ(h − y)² (log scale)'))
 * ```
 */
export const errorPlot = ({ title, values, axis, size = 'wide' }: ErrorPlotOptions): Plot => {
  const scale = valueScale(6)(values)
  const isLog = scale.kind === 'log'
  const points = thinHistory(500)(values)
  const last = Math.max(1, values.length - 1)
  const heading = isLog ? `${axis} (log scale)` : axis
  return plot({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...frame({
      title: cleanText(title),
      subtitle: summary(values),
      width: curveWidth(size),
      above: 34,
      taken: 18,
      size
    }),
    description: cleanText(
      `Line chart of ${heading} against the epoch, epochs 0 to ${values.length - 1}. ${summary(values)}`
    ),
    height: 264,
    data: { values: points.map(({ epoch, value }) => ({ epoch, value: isDrawable(value) ? value : null })) },
    mark: {
      type: 'line',
      color: classMarks[0].color,
      strokeWidth: 2,
      strokeJoin: 'round',
      strokeCap: 'round',
      clip: false,
      invalid: 'break-paths-show-domains',
      ...(points.length <= 30 ? { point: { filled: true, size: 36, color: classMarks[0].color } } : {})
    },
    encoding: { x: epochPosition(last, size), y: valuePosition('value', heading, scale, size) },
    config: pictureConfig
  })
}
