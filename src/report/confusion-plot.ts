import { cleanText } from './clean-text.ts'
import { displayWidth, truncate } from './display-width.ts'
import type { Plot } from './plot.ts'
import { pictureConfig } from './picture-config.ts'
import { classMarks, frame, ink, inkOnColor, measures, type PictureSize } from './style.ts'
import { plot } from './internal/plot.ts'

/** What `confusionPlot` draws. */
export interface ConfusionPlotOptions {
  readonly title: string
  /** At most `mostConfused` names. */
  readonly classes: readonly string[]
  /** `counts[k][j]` examples of the class k were taken for the class j. */
  readonly counts: readonly (readonly number[])[]
  /** 600 or 340 px wide; 'wide' when absent. */
  readonly size?: PictureSize
}

/** Of more classes no heat map is legible. */
export const mostConfused = 20

/** Sizes in pixels: of the room for names, of a cell at most, of a digit. */
const rooms = {
  wide: { name: 112, cell: 64 },
  narrow: { name: 72, cell: 44 }
} as const
const digit = 7

/**
 * A confusion matrix as a heat map, a Vega-Lite specification: a row for each class, a column for each prediction, the color by the share of the row, and the counts where
 * they have room. Names that are too long are cut. Never fails. Cost: quadratic in the number of classes.
 *
 * @example
 * ```ts
 * import { confusionPlot } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const plot = confusionPlot({ title: 'Iris', classes: ['setosa', 'virginica'], counts: [[9, 1], [0, 10]] })
 * assert.ok(JSON.stringify(plot).includes('"count":9'))
 * ```
 */
export const confusionPlot = ({ title, classes, counts, size = 'wide' }: ConfusionPlotOptions): Plot => {
  const count = Math.max(1, classes.length)
  const names = classes.map(name => cleanText(name))
  const longest = names.reduce((most, name) => Math.max(most, displayWidth(name)), 1) * digit
  const room = Math.min(rooms[size].name, longest)
  const left = room + 38
  const cell = Math.min(rooms[size].cell, Math.floor((measures[size].width - left - measures[size].edge) / count))
  const height = Math.min(cell, 44)
  const cells = counts.flatMap((row, k) => {
    const total = row.reduce((a, b) => a + b, 0)
    return row.map((value, j) => {
      const share = total === 0 ? 0 : value / total
      return { x: j * cell, y: k * height, count: value, text: String(value), share, strong: share > 0.5 }
    })
  })
  const widest = cells.reduce((most, { count: value }) => Math.max(most, String(value).length), 1)
  const isTurned = longest > cell - 4
  const cut = truncate(Math.floor(room / digit))
  const width = cell * count
  const pixels = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null })
  const label = { type: 'text' as const, fontSize: 12, color: ink.text }
  return plot({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...frame({
      title: cleanText(title),
      subtitle: 'Rows: the class; columns: the prediction; color: the share of the row',
      width,
      above: 18,
      size,
      left,
      bottom: isTurned ? room + 40 : usualRoom
    }),
    description: cleanText(
      `Heat map of ${count} × ${count} counts: ${names
        .map(
          (name, k) => `${counts[k]?.[k] ?? 0} of ${(counts[k] ?? []).reduce((a, b) => a + b, 0)} of ${name} are right`
        )
        .join(', ')}.`
    ),
    height: height * count,
    config: pictureConfig,
    layer: [
      {
        data: { values: cells.map(each => ({ ...each, x2: each.x + cell, y2: each.y + height })) },
        mark: { type: 'rect', color: classMarks[0].color, stroke: ink.grid, strokeWidth: 1, strokeOpacity: 1 },
        encoding: {
          x: pixels('x'),
          x2: { field: 'x2' },
          y: pixels('y'),
          y2: { field: 'y2' },
          fillOpacity: { field: 'share', type: 'quantitative', scale: null }
        }
      },
      {
        data: { values: widest * digit + 4 > cell || height < 16 ? [] : cells },
        mark: { ...label, dx: cell / 2, dy: height / 2, baseline: 'middle', align: 'center' },
        encoding: {
          x: pixels('x'),
          y: pixels('y'),
          text: { field: 'text', type: 'nominal' },
          color: { condition: { test: 'datum.strong', value: inkOnColor }, value: ink.text }
        }
      },
      {
        data: { values: names.map((name, k) => ({ x: -8, y: (k + 0.5) * height, name: cut(name) })) },
        mark: { ...label, align: 'right', baseline: 'middle' },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'name', type: 'nominal' } }
      },
      {
        data: { values: names.map((name, k) => ({ x: (k + 0.5) * cell, y: height * count + 8, name: cut(name) })) },
        mark: isTurned
          ? { ...label, angle: 270, align: 'right', baseline: 'middle' }
          : { ...label, align: 'center', baseline: 'top' },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'name', type: 'nominal' } }
      },
      {
        data: { values: [{ x: width / 2, y: height * count + (isTurned ? room + 20 : 30), name: 'predicted' }] },
        mark: { ...label, fontSize: 13, align: 'center', baseline: 'top' },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'name', type: 'nominal' } }
      },
      {
        data: { values: [{ x: 14 - left, y: (height * count) / 2, name: 'actual' }] },
        mark: { ...label, fontSize: 13, angle: 270, align: 'center', baseline: 'middle' },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'name', type: 'nominal' } }
      }
    ]
  })
}

const usualRoom = 56
