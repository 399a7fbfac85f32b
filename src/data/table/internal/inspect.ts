import type { DataError } from '../../data-error.ts'
import type { Cells } from '../../internal/placed.ts'
import { writtenNumber } from '../number.ts'
import type { ColumnKind, TableFormat } from '../table.ts'
import type { WrongNumberContent } from '../table-error.ts'
import type { Errors } from './errors.ts'
import type { Grid } from './grid.ts'
import { hasThousands, isInfinite, isUsualMark, missingIn } from './marks.ts'

/** Columns that have been looked through. */
export interface Inspected {
  readonly kinds: readonly ColumnKind[]
  readonly cells: Cells
}

/** How many texts that are no numbers are kept to be told. */
const kept = 100

type Odd = { readonly row: number; readonly text: string }

/** What has been seen in a column: numbers as numbers, whatever else as its rows. */
interface Seen {
  readonly odd: Odd[]
  readonly marks: Map<string, { count: number; row: number }>
  numbers: number
  others: number
}

/** What is in columns, looked at row by row, as they stand in the file; the numbers of columns of classes are not. */
const sorted = (
  grid: Grid,
  columns: readonly number[],
  areClasses: readonly boolean[],
  format: TableFormat,
  values: Float64Array
): readonly Seen[] => {
  const isMissing = missingIn(format)
  const isMarked = format.missing.length > 0
  const { decimal } = format
  const width = columns.length
  const all = columns.map((): Seen => ({ odd: [], marks: new Map(), numbers: 0, others: 0 }))
  for (let row = 0; row < grid.rows; row++)
    for (let k = 0; k < width; k++) {
      const column = columns[k]!
      const at = row * width + k
      if (areClasses[k]!) {
        values[at] = NaN
        continue
      }
      const seen = all[k]!
      const value = grid.number(row, column, decimal)
      values[at] = value
      if (Number.isFinite(value)) {
        // A mark such as -999 is a number.
        if (isMarked && isMissing(grid.text(row, column))) values[at] = NaN
        else seen.numbers++
        continue
      }
      const text = grid.text(row, column).trim()
      // In quotes, and beside white space beyond ASCII, there are numbers too.
      values[at] = isMissing(text) ? NaN : writtenNumber(decimal)(text)
      if (Number.isFinite(values[at])) seen.numbers++
      else if (isMissing(text)) continue
      else if (isUsualMark(text)) {
        const mark = seen.marks.get(text)
        if (mark === undefined) seen.marks.set(text, { count: 1, row })
        else mark.count++
      } else {
        seen.others++
        if (seen.odd.length < kept) seen.odd.push({ row, text })
      }
    }
  return all
}

/** The texts of columns in the order in which they come, each once, and in the cells their places among them. */
const named = (
  grid: Grid,
  columns: readonly number[],
  kinds: readonly ColumnKind[],
  format: TableFormat,
  values: Float64Array
): Cells['texts'] => {
  const isMissing = missingIn(format)
  const places = kinds.map(kind => (kind === 'text' ? new Map<string, number>() : null))
  if (kinds.includes('text'))
    for (let row = 0; row < grid.rows; row++)
      for (const [k, known] of places.entries()) {
        if (known === null) continue
        const text = grid.text(row, columns[k]!)
        const place = known.get(text) ?? known.size
        if (!isMissing(text.trim())) known.set(text, place)
        values[row * columns.length + k] = isMissing(text.trim()) ? NaN : place
      }
  return places.map(known => (known === null ? null : [...known.keys()]))
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

/** Tells what is wrong in a column, and says what it holds. */
const judged = (
  grid: Grid,
  column: number,
  name: string,
  format: TableFormat,
  { odd, marks, numbers, others }: Seen,
  errors: Errors
): ColumnKind => {
  const place = { file: grid.file, column: column + 1, name }
  const contents = odd.map(each => contentOf(each.text, format.decimal))
  const [first] = odd
  const add = (error: DataError): void => errors.add(error)
  if (numbers === 0 && contents.every(content => content === 'text') && (others > 0 || marks.size > 0)) return 'text'
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
  return 'number'
}

/** Looks through columns; what is wrong in them is added to the errors, column by column. */
export const inspect = (
  grid: Grid,
  columns: readonly number[],
  names: readonly string[],
  format: TableFormat,
  classes: readonly number[],
  errors: Errors
): Inspected => {
  const numbers = new Float64Array(grid.rows * columns.length)
  const declared = new Set(classes)
  const areClasses = columns.map(column => declared.has(column))
  const seen = sorted(grid, columns, areClasses, format, numbers)
  const kinds = columns.map((column, k) =>
    areClasses[k]! ? 'text' : judged(grid, column, names[column]!, format, seen[k]!, errors)
  )
  return { kinds, cells: { numbers, width: columns.length, texts: named(grid, columns, kinds, format, numbers) } }
}
