import { cleanText } from './clean-text.ts'
import { displayWidth, padStart, truncate } from './display-width.ts'
import { typesetNumber } from './format-number.ts'
import { brailleLines } from './internal/braille.ts'
import { thinHistory } from './thin-history.ts'
import { isDrawable, valueScale } from './value-scale.ts'

/** What `textCurve` prints around the curve. */
export interface TextCurveOptions {
  readonly title: string
  /** Which quantity the values are, as for `errorPlot`. */
  readonly axis: string
  /** Columns in all, labels included; 20 to 80, 72 when absent. */
  readonly width?: number
  /** The most lines for the curve, 3 to 40; 11 when absent. */
  readonly height?: number
}

const within = (low: number, high: number, n: number): number => Math.min(high, Math.max(low, Math.floor(n) || low))

/** The most lines, up to `room`, on which `ticks` equidistant ticks each have a line of their own. */
const tickedRows = (room: number, ticks: number): number => {
  const each = Math.floor((room - 1) / (ticks - 1))
  return each < 1 ? room : Math.max(3, each * (ticks - 1) + 1)
}

/** `texts` set into a line of spaces at their columns, each where it does not touch the one before. */
const placed = (width: number, texts: readonly { readonly text: string; readonly center: number }[]): string =>
  texts.reduce((line, { text, center }) => {
    const start = Math.max(0, Math.min(width - text.length, Math.round(center - text.length / 2)))
    return line.length > 0 && start <= line.length ? line : line.padEnd(start) + text
  }, '')

/**
 * A history (index 0 = epoch 0) as a curve for a terminal, in braille dots, at most `width` columns wide. The heading
 * names the quantity; the vertical axis is logarithmic by the rule of `valueScale`; extremes are never lost
 * (`thinHistory`); a value level with a tick is in the tick's line; values that are not finite are gaps. No line ends in a space; no final line break. Never fails. Cost: linear.
 *
 * @example
 * ```ts
 * import { textCurve, squaredErrorAxis } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const curve = textCurve({ title: 'OR', axis: squaredErrorAxis, height: 5 })([0.5, 0.1, 0.02, 0.001])
 * assert.equal(curve.split('\n')[0], 'OR: Σ(h − y)² (log scale)')
 * assert.ok(curve.includes('epoch'))
 * ```
 */
export const textCurve =
  ({ title, axis, width = 72, height = 11 }: TextCurveOptions) =>
  (values: readonly number[]): string => {
    const columns = within(20, 80, width)
    const room = within(3, 40, height)
    const { kind, domain, ticks } = valueScale(Math.max(2, Math.floor(room / 2)))(values)
    const rows = tickedRows(room, ticks.length)
    const rank = kind === 'log' ? Math.log10 : (x: number): number => x
    const [low, high] = [rank(domain[0]), rank(domain[1])]
    const up = (value: number): number => (rank(value) - low) / (high - low)
    const write = typesetNumber(6)
    const rowOf = (tick: number): number => Math.round((1 - up(tick)) * (rows - 1))
    const labels = new Map(ticks.map(tick => [rowOf(tick), write(tick)]))
    const gutter = Math.max(...ticks.map(tick => displayWidth(write(tick))), 1)
    const inner = columns - gutter - 2
    const last = Math.max(1, values.length - 1)
    const trace = thinHistory(inner * 2)(values).map(({ epoch, value }) =>
      isDrawable(value) ? { x: epoch / last, y: (1.5 + up(value) * (rows - 1) * 4) / (rows * 4 - 1) } : null
    )
    const plot = brailleLines(trace, inner, rows).map((dots, row) =>
      `${padStart(gutter)(labels.get(row) ?? '')} ${labels.has(row) ? '┤' : '│'}${dots}`.trimEnd()
    )
    const indent = ' '.repeat(gutter + 1)
    const marks = [0, 0.5, 1].filter(share => Number.isInteger(share * last))
    const rule = Array.from({ length: inner }, (_, i) =>
      marks.some(m => Math.round(m * (inner - 1)) === i) ? '┬' : '─'
    )
    const epochs = marks.map(share => ({ text: String(share * last), center: share * (inner - 1) + 1.5 }))
    const named = cleanText(
      `${title === '' ? '' : `${title}: `}${axis}${values.some(isDrawable) ? '' : ' (no values)'}`
    )
    return [
      truncate(columns)(kind === 'log' ? `${named} (log scale)` : named),
      ...plot,
      `${indent}└${rule.join('')}`,
      `${indent}${placed(inner + 1, epochs)}`,
      `${indent}${' '.repeat(Math.max(0, Math.round(inner / 2) - 2))}epoch`
    ].join('\n')
  }
