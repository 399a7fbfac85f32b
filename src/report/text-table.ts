import { alignedNumbers } from './aligned-numbers.ts'
import { cleanText } from './clean-text.ts'
import { displayWidth, padEnd, padStart } from './display-width.ts'

const number = /^[+−-]?(?:\d[\d,]*(?:\.\d*)?(?:e[+-]?\d+| × 10[⁻⁰-⁹¹²³]+)?|10[⁻⁰-⁹¹²³]+|∞|NaN)\s*%?$/u

const isBlank = (cell: string): boolean => /^\s*…?\s*$/u.test(cell)

/** Whether every cell is a number as `formatNumber` or `typesetNumber` writes it, or empty, or …; not all are empty. Never fails. */
export const isNumericColumn = (cells: readonly string[]): boolean =>
  cells.some(cell => !isBlank(cell)) && cells.every(cell => isBlank(cell) || number.test(cell.trim()))

/** The cells of column `index`; a row that is too short has an empty one. */
export const column = (rows: readonly (readonly string[])[], index: number): readonly string[] =>
  rows.map(row => row[index] ?? '')

/**
 * A table of aligned columns for a terminal: headers, a rule, the rows; in columns of numbers the decimal points stand below each other, and a minus is one. Widths
 * are counted in terminal columns (`displayWidth`), control characters are made harmless (`cleanText`), short rows are filled up. No
 * line ends in a space; no final line break. Never fails.
 *
 * @example
 * ```ts
 * import { textTable } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const table = textTable(['gate', 'h'])([['OR', '0.99'], ['NOR', '10']])
 * assert.equal(table, 'gate      h\n────  ─────\nOR     0.99\nNOR   10')
 * ```
 */
export const textTable =
  (headers: readonly string[]) =>
  (rows: readonly (readonly string[])[]): string => {
    const heads = headers.map(cleanText)
    const body = rows.map(row => heads.map((_, i) => cleanText(row[i] ?? '')))
    const columns = heads.map((head, i) => {
      const cells = column(body, i)
      const isNumeric = isNumericColumn(cells)
      const set = isNumeric ? alignedNumbers(() => ' ')(cells) : cells
      const width = [head, ...set].reduce((widest, cell) => Math.max(widest, displayWidth(cell)), 0)
      return { width, set, pad: isNumeric ? padStart(width) : padEnd(width) }
    })
    const line = (cells: readonly string[]): string =>
      columns
        .map(({ pad }, i) => pad(cells[i] ?? ''))
        .join('  ')
        .trimEnd()
    return [
      line(heads),
      line(columns.map(({ width }) => '─'.repeat(width))),
      ...body.map((_, row) => line(columns.map(({ set }) => set[row] ?? '')))
    ].join('\n')
  }
