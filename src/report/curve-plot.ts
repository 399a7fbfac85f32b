import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { cleanText } from './clean-text.ts'
import { curveWidth, epochPosition, valuePosition } from './curve-encoding.ts'
import { typesetNumber } from './format-number.ts'
import type { Plot } from './plot.ts'
import { pictureConfig } from './picture-config.ts'
import { classMarks, frame, ink, measures, type PictureSize } from './style.ts'
import { thinHistory } from './thin-history.ts'
import { isDrawable, valueScale } from './value-scale.ts'
import { plot } from './internal/plot.ts'

/** A history with its name. */
export interface Curve {
  readonly name: string
  /** Index 0 is epoch 0, the value before the first step. */
  readonly values: readonly number[]
}

/** What `curvePlot` draws. */
export interface CurvePlotOptions {
  readonly title: string
  /** Which quantity the values are. */
  readonly axis: string
  /** At most six; the first in front. */
  readonly curves: readonly Curve[]
  /** The epoch to mark, and which curve is best there. */
  readonly best?: { readonly epoch: number; readonly curve: string }
  /** 600 or 340 px wide; 'wide' when absent. */
  readonly size?: PictureSize
}

const dashes = [[], [6, 3], [2, 2], [8, 2, 2, 2], [1, 3], [10, 4]] as const

const at = ({ values }: Curve, epoch: number): string => typesetNumber(4)(values[epoch] ?? NaN)

const summary = (curves: readonly Curve[], best: O.Option<{ readonly epoch: number; readonly curve: Curve }>): string =>
  [
    ...curves.map(curve => `${curve.name} ${at(curve, curve.values.length - 1)} at the end`),
    ...O.match(
      () => [],
      ({ epoch, curve }: { readonly epoch: number; readonly curve: Curve }) => [
        `best after epoch ${epoch}, ${curve.name} ${at(curve, epoch)}`
      ]
    )(best)
  ].join(', ')

/**
 * Several histories against the epoch as a Vega-Lite specification, for instance of training and validation: each in a color and a dash of its own, named in
 * the legend, the best epoch marked by a rule and a ring. The vertical axis is logarithmic by the rule of `valueScale` over all of them; long histories are
 * thinned by `thinHistory`; values that are not finite break a line. Never fails. Cost: linear.
 *
 * @example
 * ```ts
 * import { curvePlot } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const plot = curvePlot({
 *   title: 'Iris',
 *   axis: 'J(θ)',
 *   curves: [{ name: 'training', values: [3, 1, 0.5] }, { name: 'validation', values: [3, 1.5, 2] }],
 *   best: { epoch: 1, curve: 'validation' }
 * })
 * assert.ok(JSON.stringify(plot).includes('best after epoch 1, validation 1.5'))
 * ```
 */
export const curvePlot = ({ title, axis, curves, best, size = 'wide' }: CurvePlotOptions): Plot => {
  const named = curves.map(({ name, values }) => ({ name: cleanText(name), values }))
  const scale = valueScale(6)(named.flatMap(({ values }) => values))
  const heading = scale.kind === 'log' ? `${axis} (log scale)` : axis
  const last = named.reduce((most, { values }) => Math.max(most, values.length - 1), 1)
  const marked = pipe(
    O.fromNullable(best),
    O.bindTo('place'),
    O.bind('curve', ({ place }) => O.fromNullable(named.find(({ name }) => name === cleanText(place.curve)))),
    O.map(({ place: { epoch }, curve }) => ({ epoch, curve }))
  )
  const subtitle = summary(named, marked)
  const x = epochPosition(last, size)
  const y = valuePosition('value', heading, scale, size)
  const names = named.map(({ name }) => name)
  return plot({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...frame({ title: cleanText(title), subtitle, width: curveWidth(size), above: 66, taken: 56, size }),
    description: cleanText(`Line chart of ${heading} against the epoch, epochs 0 to ${last}. ${subtitle}.`),
    height: 264,
    config: pictureConfig,
    layer: [
      {
        data: {
          values: named.toReversed().flatMap(({ name, values }) =>
            thinHistory(500)(values).map(({ epoch, value }) => ({
              epoch,
              value: isDrawable(value) ? value : null,
              curve: name
            }))
          )
        },
        mark: {
          type: 'line',
          strokeWidth: 2,
          strokeJoin: 'round',
          strokeCap: 'butt',
          invalid: 'break-paths-show-domains'
        },
        encoding: {
          x,
          y,
          color: {
            field: 'curve',
            type: 'nominal',
            scale: { domain: names, range: names.map((_, k) => classMarks[k % classMarks.length]?.color ?? ink.text) },
            legend: {
              title: null,
              orient: 'none',
              direction: 'horizontal',
              legendX: measures[size].edge - measures[size].left,
              legendY: -52,
              padding: 0,
              symbolType: 'stroke',
              symbolStrokeWidth: 2,
              columnPadding: 16
            }
          },
          strokeDash: {
            field: 'curve',
            type: 'nominal',
            scale: { domain: names, range: names.map((_, k) => [...(dashes[k % dashes.length] ?? [])]) }
          }
        }
      },
      ...O.match(
        () => [],
        ({ epoch, curve }: { readonly epoch: number; readonly curve: Curve }) => {
          const value = curve.values[epoch] ?? NaN
          return isDrawable(value)
            ? [
                {
                  data: { values: [{ epoch, value }] },
                  mark: { type: 'rule' as const, color: ink.rule, strokeDash: [4, 4] },
                  encoding: { x }
                },
                {
                  data: { values: [{ epoch, value }] },
                  mark: {
                    type: 'point' as const,
                    filled: false,
                    size: 110,
                    stroke: ink.text,
                    strokeWidth: 2,
                    opacity: 1
                  },
                  encoding: { x, y }
                }
              ]
            : []
        }
      )(marked)
    ]
  })
}
