import type { Domain } from './activated-region.ts'
import type { PointClass } from './classes.ts'
import { drawnTitle } from './drawn-title.ts'
import { cleanText } from './clean-text.ts'
import { typesetNumber } from './format-number.ts'
import { measures, type PictureSize } from './style.ts'

const rowHeight = 22

/** Where the legend's `row` stands: to the right of the square plot, or below it in a narrow picture. */
export const legendAt = (row: number, size: PictureSize) => ({
  title: null,
  orient: 'none' as const,
  ...(size === 'wide'
    ? { legendX: measures.wide.side + 16, legendY: row * rowHeight }
    : { legendX: 0, legendY: measures.narrow.side + usualRoom + row * rowHeight }),
  padding: 0,
  rowPadding: rowHeight - 15,
  labelOffset: 8
})

const usualRoom = 54

/** The room below a square plot that has a legend of so many rows. */
export const roomBelow = (rows: number, size: PictureSize): { readonly bottom?: number } =>
  size === 'wide' ? {} : { bottom: usualRoom + rows * rowHeight + 4 }

/** Rows are joined by `order` within a `piece`. */
export const ordered = {
  detail: { field: 'piece', type: 'nominal' },
  order: { field: 'order', type: 'quantitative' }
} as const

/** An input as a position in the plot. */
export const position = (field: 'x1' | 'x2', name: string, domain: Domain) => ({
  field,
  type: 'quantitative' as const,
  scale: { domain: [...domain[field]], nice: false, zero: false },
  axis: {
    title: drawnTitle(name),
    grid: false,
    tickCount: 6,
    domain: false,
    ...(field === 'x2' ? { titleAngle: name.length <= 2 ? 0 : -90, titleX: -46, titleAlign: 'center' as const } : {})
  }
})

/** A scale that gives each class its color or shape. */
export const scaleOf = (classes: readonly PointClass[], value: (group: PointClass) => string) => ({
  domain: classes.map(group => group.text),
  range: classes.map(value)
})

/** The picture in a sentence, for those who do not see it. */
export const describe = (
  axes: readonly [string, string],
  classes: readonly PointClass[],
  threshold: number,
  quantity: string
): string =>
  `Scatter plot of ${axes.map(cleanText).join(' and ')} with ` +
  `classes ${classes.map(group => `${group.text} (${group.shape})`).join(', ')}, ` +
  `the decision boundary, and the activated region ${cleanText(quantity)} ≥ ${typesetNumber(4)(threshold)} shaded.`
