import { cleanText } from './clean-text.ts'
import { typesetNumber } from './format-number.ts'
import type { Plot } from './plot.ts'
import { pictureConfig } from './picture-config.ts'
import { frame, ink, measures, type PictureSize } from './style.ts'
import { pngAddress } from './internal/png.ts'
import { plot } from './internal/plot.ts'

/** The weights of a unit, one for each pixel, row by row. */
export interface UnitImage {
  readonly name: string
  readonly weights: readonly number[]
}

/** What `weightsPlot` draws. */
export interface WeightsPlotOptions {
  readonly title: string
  /** Pixels in a row of an image. */
  readonly columns: number
  readonly units: readonly UnitImage[]
  /** 600 or 340 px wide; 'wide' when absent. */
  readonly size?: PictureSize
}

/** No more images are drawn. */
export const mostImages = 36

const grids = { wide: { across: 6, image: 84, gap: 12 }, narrow: { across: 4, image: 72, gap: 11 } } as const
const labelHeight = 20

/** Steps of color to each side of 0. */
const steps = 20

const below = [0x3d, 0x8f, 0xe0] as const
const above = [0xe6, 0x6a, 0x12] as const

/** Blue below 0, orange above, and the paper itself at 0, so that the picture is right on light and on dark. */
const palette = Array.from({ length: 2 * steps + 1 }, (_, k) => {
  const [red, green, blue] = k < steps ? below : above
  return [red, green, blue, Math.round((255 * Math.abs(k - steps)) / steps)] as const
})

/**
 * The weights of units that look at an image, each as an image, as a Vega-Lite specification: blue is below 0, orange above, and no color is 0; all have one scale. At most
 * 36 are drawn; the subtitle says so. The images are PNG inside of the specification. Never fails: what is not finite has no color.
 * Cost: linear.
 *
 * @example
 * ```ts
 * import { weightsPlot } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const plot = weightsPlot({ title: 'Edges', columns: 2, units: [{ name: 'unit 1', weights: [1, -1, 1, -1] }] })
 * assert.ok(JSON.stringify(plot).includes('full color at ±1'))
 * ```
 */
export const weightsPlot = ({ title, columns, units, size = 'wide' }: WeightsPlotOptions): Plot => {
  const { across, image, gap } = grids[size]
  const shown = units.slice(0, mostImages)
  const extreme = shown.reduce(
    (most, { weights }) => weights.reduce((a, w) => (Number.isFinite(w) ? Math.max(a, Math.abs(w)) : a), most),
    0
  )
  const level = (w: number): number =>
    Number.isFinite(w) && extreme > 0 ? steps + Math.round((steps * w) / extreme) : steps
  const images = shown.map(({ name, weights }, k) => ({
    x: (k % across) * (image + gap),
    y: Math.floor(k / across) * (image + gap + labelHeight),
    name: cleanText(name),
    url: pngAddress(columns, palette)(weights.map(level))
  }))
  const rows = Math.max(1, Math.ceil(shown.length / across))
  const pixels = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null })
  const [x, y] = [pixels('x'), pixels('y')]
  return plot({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...frame({
      title: cleanText(title),
      subtitle: `Blue is below 0, orange above, full color at ±${typesetNumber(3)(extreme)}${
        shown.length < units.length ? `; … and ${units.length - shown.length} more units` : ''
      }`,
      width: across * image + (across - 1) * gap,
      above: 8 + labelHeight,
      size,
      left: measures[size].edge,
      bottom: measures[size].edge
    }),
    description: `The weights of ${shown.length} units as images of ${columns} pixels in a row.`,
    height: rows * (image + gap + labelHeight) - gap - labelHeight,
    config: pictureConfig,
    data: { values: images },
    layer: [
      {
        mark: {
          type: 'image',
          width: image,
          height: image,
          aspect: false,
          align: 'left',
          baseline: 'top',
          smooth: false
        },
        encoding: { x, y, url: { field: 'url', type: 'nominal' } }
      },
      {
        mark: {
          type: 'rect',
          filled: false,
          stroke: ink.rule,
          strokeWidth: 1,
          width: image,
          height: image,
          xOffset: image / 2,
          yOffset: image / 2
        },
        encoding: { x, y }
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'bottom', dy: -4, fontSize: 12, color: ink.text },
        encoding: { x, y, text: { field: 'name', type: 'nominal' } }
      }
    ]
  })
}
