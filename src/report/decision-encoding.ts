import type { Domain } from './activated-region.ts'
import type { PointClass } from './classes.ts'
import { cleanText } from './clean-text.ts'
import { formatNumber } from './format-number.ts'

/** Side of the square plot in pixels. */
export const side = 352

const rowHeight = 22

/** Where the legend's `row` stands, to the right of the plot. */
export const legendAt = (row: number) => ({
  title: null,
  orient: 'none' as const,
  legendX: side + 16,
  legendY: row * rowHeight,
  padding: 0,
  rowPadding: rowHeight - 15,
  labelOffset: 8
})

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
    title: cleanText(name),
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
  `the decision boundary, and the activated region ${cleanText(quantity)} ≥ ${formatNumber(4)(threshold)} shaded.`
