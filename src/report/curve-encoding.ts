import { cleanText } from './clean-text.ts'
import { powerOfTen, typesetNumber } from './format-number.ts'
import { measures, type PictureSize } from './style.ts'
import type { ValueScale } from './value-scale.ts'

/** Width of the plot of a curve in pixels. */
export const curveWidth = (size: PictureSize): number => (size === 'wide' ? 506 : 264)

/** Epochs 0 to `last`, from left to right. */
export const epochPosition = (last: number, size: PictureSize) => ({
  field: 'epoch',
  type: 'quantitative' as const,
  scale: { domain: [0, last], nice: false },
  axis: { title: 'epoch', grid: false, format: ',d', tickMinStep: 1, tickCount: size === 'wide' ? 6 : 4 }
})

/** A Vega expression that writes each tick as a book does; the ticks are known, so it is a lookup. */
const labels = ({ kind, ticks }: ValueScale): string =>
  ticks.reduceRight(
    (otherwise, tick) =>
      `datum.value === ${tick} ? '${kind === 'log' ? powerOfTen(Math.round(Math.log10(tick))) : typesetNumber(6)(tick)}' : ${otherwise}`,
    'datum.label'
  )

/** Values on their scale, with `heading` over the axis. */
export const valuePosition = (field: string, heading: string, scale: ValueScale, size: PictureSize) => ({
  field,
  type: 'quantitative' as const,
  scale: { type: scale.kind, domain: [...scale.domain], nice: false, zero: false },
  axis: {
    title: cleanText(heading),
    titleAngle: 0,
    titleAlign: 'left' as const,
    titleAnchor: 'end' as const,
    titleBaseline: 'bottom' as const,
    titleX: measures[size].edge - measures[size].left,
    titleY: -12,
    domain: false,
    ticks: false,
    values: [...scale.ticks],
    labelExpr: labels(scale)
  }
})
