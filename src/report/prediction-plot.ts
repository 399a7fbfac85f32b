import { cleanText } from './clean-text.ts'
import { legendAt, roomBelow } from './decision-encoding.ts'
import { typesetNumber } from './format-number.ts'
import type { Plot } from './plot.ts'
import { spread } from './spread.ts'
import { pictureConfig } from './picture-config.ts'
import { classMarks, frame, ink, measures, type PictureSize } from './style.ts'
import { linearScale } from './value-scale.ts'
import { plot } from './internal/plot.ts'

/** The examples of a part: the values, and those predicted. */
export interface PredictedPart {
  readonly name: string
  readonly points: readonly { readonly actual: number; readonly predicted: number }[]
}

/** What `predictionPlot` draws. */
export interface PredictionPlotOptions {
  readonly title: string
  /** What is predicted, with its unit if it has one. */
  readonly quantity: string
  /** At most six, for instance training and test. */
  readonly parts: readonly PredictedPart[]
  /** 600 or 340 px wide; 'wide' when absent. */
  readonly size?: PictureSize
}

const limit = 1e150
const mostPoints = 3000

/** A Vega expression that writes the ticks as a book does. */
const labels = (ticks: readonly number[]): string =>
  ticks.reduceRight(
    (otherwise, tick) => `datum.value === ${tick} ? '${typesetNumber(6)(tick)}' : ${otherwise}`,
    'datum.label'
  )

const remarks = (shown: number, drawable: number, all: number): string =>
  [
    'On the diagonal the prediction is right',
    ...(drawable < all ? [`${all - drawable} of ${all} predictions are not finite and are left out`] : []),
    ...(shown < drawable ? [`${shown} of ${drawable} points drawn`] : [])
  ].join('. ')

/**
 * Predicted against actual values as a Vega-Lite specification, both axes alike and in the units of the data, with the diagonal on which a prediction is right; each part
 * has its color and shape. At most 3000 points are drawn, the same share of each part, and those that are not finite are left out; the subtitle says so.
 * Never fails. Cost: linear.
 *
 * @example
 * ```ts
 * import { predictionPlot } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const plot = predictionPlot({
 *   title: 'Cars',
 *   quantity: 'mpg',
 *   parts: [{ name: 'test', points: [{ actual: 20, predicted: 22.5 }] }]
 * })
 * assert.ok(JSON.stringify(plot).includes('mpg, predicted'))
 * ```
 */
export const predictionPlot = ({ title, quantity, parts, size = 'wide' }: PredictionPlotOptions): Plot => {
  const { side } = measures[size]
  const drawable = parts.map(({ name, points }) => ({
    name: cleanText(name),
    points: points.filter(p => Math.abs(p.actual) <= limit && Math.abs(p.predicted) <= limit)
  }))
  const counts = [drawable, parts].map(list => list.reduce((sum, { points }) => sum + points.length, 0))
  const [finite = 0, all = 0] = counts
  const shown = drawable.flatMap(({ name, points }) =>
    spread(mostPoints / finite, points).map(({ actual, predicted }) => ({ actual, predicted, part: name }))
  )
  const { domain, ticks } = linearScale(size === 'wide' ? 6 : 4)(
    shown.flatMap(({ actual, predicted }) => [actual, predicted])
  )
  const axis = (field: 'actual' | 'predicted') => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [...domain], nice: false, zero: false },
    axis: {
      title: cleanText(`${quantity}, ${field}`),
      grid: true,
      domain: false,
      ticks: false,
      values: [...ticks],
      labelExpr: labels(ticks),
      ...(field === 'predicted' ? { titleX: 14 - measures[size].left } : {})
    }
  })
  const [x, y] = [axis('actual'), axis('predicted')]
  const legend = legendAt(0, size)
  const names = drawable.map(({ name }) => name)
  const range = (of: 'color' | 'path') => names.map((_, k) => (classMarks[k % classMarks.length] ?? classMarks[0])[of])
  const many = shown.length > 400
  return plot({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...frame({
      title: cleanText(title),
      subtitle: remarks(shown.length, finite, all),
      width: side,
      above: 18,
      size,
      ...roomBelow(names.length, size)
    }),
    description: cleanText(
      `Scatter plot of ${quantity}, predicted against actual, for ${names.join(', ')}, with the diagonal on which a prediction is right.`
    ),
    height: side,
    config: pictureConfig,
    layer: [
      {
        data: { values: domain.map(value => ({ actual: value, predicted: value })) },
        mark: { type: 'line', color: ink.text, strokeWidth: 1.25 },
        encoding: { x, y }
      },
      {
        data: { values: shown },
        mark: {
          type: 'point',
          filled: true,
          stroke: 'white',
          opacity: many ? 0.7 : 1,
          size: many ? 26 : 60,
          strokeWidth: many ? 0.4 : 0.75
        },
        encoding: {
          x,
          y,
          color: { field: 'part', type: 'nominal', legend, scale: { domain: names, range: range('color') } },
          shape: { field: 'part', type: 'nominal', legend, scale: { domain: names, range: range('path') } }
        }
      }
    ]
  })
}
