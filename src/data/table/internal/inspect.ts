import type { DataError } from '../../data-error.ts'
import type { Cell } from '../../preparation/column.ts'
import { writtenNumber } from '../number.ts'
import type { ColumnKind, TableFormat } from '../table.ts'
import type { WrongNumberContent } from '../table-error.ts'
import type { Errors } from './errors.ts'
import type { Grid } from './grid.ts'
import { hasThousands, isInfinite, isUsualMark, missingIn } from './marks.ts'

/** A column that has been looked through. */
export interface Inspected {
  readonly kind: ColumnKind
  /** A cell by its row. */
  readonly cell: (row: number) => Cell
}

/** How many texts that are no numbers are kept to be told. */
const kept = 100

type Odd = { readonly row: number; readonly text: string }

/** What is in a column: numbers as numbers, whatever else as its rows. */
const sorted = (grid: Grid, column: number, format: TableFormat) => {
  const isMissing = missingIn(format)
  const values = new Float64Array(grid.rows)
  const odd: Odd[] = []
  const marks = new Map<string, { count: number; row: number }>()
  let [numbers, others] = [0, 0]
  for (let row = 0; row < grid.rows; row++) {
    const value = (values[row] = grid.number(row, column, format.decimal))
    if (Number.isFinite(value)) {
      // A mark such as -999 is a number.
      if (format.missing.length > 0 && isMissing(grid.text(row, column))) values[row] = NaN
      else numbers++
      continue
    }
    const text = grid.text(row, column).trim()
    // In quotes, and beside white space beyond ASCII, there are numbers too.
    values[row] = isMissing(text) ? NaN : writtenNumber(format.decimal)(text)
    if (Number.isFinite(values[row])) numbers++
    else if (isMissing(text)) continue
    else if (isUsualMark(text)) {
      const mark = marks.get(text)
      if (mark === undefined) marks.set(text, { count: 1, row })
      else mark.count++
    } else {
      others++
      if (odd.length < kept) odd.push({ row, text })
    }
  }
  return { values, odd, marks, numbers, others }
}

const otherMark = (decimal: TableFormat['decimal']): TableFormat['decimal'] => (decimal === 'point' ? 'comma' : 'point')

const contentOf = (text: string, decimal: TableFormat['decimal']): WrongNumberContent =>
  isInfinite(text) || Math.abs(writtenNumber(decimal)(text)) === Infinity
    ? 'infinite'
    : hasThousands(text, decimal)
      ? 'thousands'
      : Number.isFinite(writtenNumber(otherMark(decimal))(text))
        ? 'otherMark'
        : 'text'

/** Looks through a column; what is wrong in it is added to the errors. */
export const inspect = (
  grid: Grid,
  column: number,
  name: string,
  format: TableFormat,
  isClass: boolean,
  errors: Errors
): Inspected => {
  const isMissing = missingIn(format)
  const text: Inspected = {
    kind: 'text',
    cell: row => {
      const cell = grid.text(row, column)
      return isMissing(cell.trim()) ? null : cell
    }
  }
  if (isClass) return text
  const { values, odd, marks, numbers, others } = sorted(grid, column, format)
  const place = { file: grid.file, column: column + 1, name }
  const contents = odd.map(each => contentOf(each.text, format.decimal))
  const [first] = odd
  const add = (error: DataError): void => errors.add(error)
  if (numbers === 0 && contents.every(content => content === 'text') && (others > 0 || marks.size > 0)) return text
  if (first !== undefined && contents.every(content => content === 'otherMark'))
    add({
      _tag: 'OtherDecimal',
      ...place,
      line: grid.line(first.row),
      found: otherMark(format.decimal),
      got: first.text
    })
  else if (first !== undefined && others > numbers && contents.includes('text'))
    add({ _tag: 'MixedColumn', ...place, numbers, texts: others, got: first.text, line: grid.line(first.row) })
  else {
    for (const [k, { row, text }] of odd.entries())
      add({ _tag: 'WrongNumber', ...place, line: grid.line(row), content: contents[k]!, got: text })
    for (let k = odd.length; k < others; k++) add({ _tag: 'WrongNumber', ...place, line: 0, content: 'text', got: '' }) // only counted
  }
  for (const [mark, { count, row }] of marks) add({ _tag: 'MissingMarks', ...place, mark, count, line: grid.line(row) })
  return { kind: 'number', cell: row => (Number.isFinite(values[row]!) ? values[row]! : null) }
}
