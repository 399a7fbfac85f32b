/**
 * Rows of a table as a model takes them: its columns found by name, in whatever order, and their texts read as cells.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { showDataError, type DataError } from '../../data/data-error.ts'
import type { Cell, Column } from '../../data/preparation/column.ts'
import { findColumns } from '../../data/table/columns.ts'
import { writtenNumber } from '../../data/table/number.ts'
import type { TextRow } from '../../data/table/rows.ts'
import type { TableFormat } from '../../data/table/table.ts'
import type { SavedModel } from './saved-model.ts'

/** What is wrong with a cell: its line and its column in the file, both from 1. */
export interface CellFault {
  readonly _tag: 'CellFault'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly name: string
  readonly fault:
    | { readonly _tag: 'Missing' }
    | { readonly _tag: 'NoNumber'; readonly got: string; readonly decimal: TableFormat['decimal'] }
    | { readonly _tag: 'UnknownClass'; readonly got: string; readonly classes: readonly string[] }
}

/** What is wrong with a row of a table that a model is to answer. */
export type RowError = DataError | CellFault

/** The columns of a table, by their positions from 0. */
export interface ModelColumns {
  readonly file: string
  readonly names: readonly string[]
  readonly inputs: readonly number[]
  /** Empty where targets are not asked for. */
  readonly targets: readonly number[]
  /** All that are no inputs, and no targets that are asked for, in their order. */
  readonly others: readonly number[]
}

/** Whether the model's targets are to be in the table. */
export type Wanted = 'inputs' | 'inputs and targets'

/**
 * The columns of a model in a table, found by their names; a table without a header has positions for names. A table without a header that has just the columns of
 * inputs has them in their order.
 *
 * Cost: linear. Errors: a column that is not there, with the nearest that are; a name that several columns have.
 */
export const modelColumns =
  ({ data }: SavedModel, file: string, wanted: Wanted) =>
  (names: readonly string[]): E.Either<NonEmptyArray<DataError>, ModelColumns> => {
    const bare = !data.format.header && wanted === 'inputs' && names.length === data.inputs.length
    const asked = wanted === 'inputs' ? data.inputs : [...data.inputs, ...data.targets]
    return pipe(
      bare ? E.right(names.map((_, k) => k)) : findColumns(file, names)(asked),
      E.map(positions => ({
        file,
        names,
        inputs: positions.slice(0, data.inputs.length),
        targets: positions.slice(data.inputs.length),
        others: names.flatMap((_, k) => (positions.includes(k) ? [] : [k]))
      }))
    )
  }

/** The names in the first row; without a header the positions. */
export const namesOf = (format: TableFormat, first: TextRow): readonly string[] =>
  format.header ? first.cells : first.cells.map((_, k) => String(k + 1))

/** The cells of a row, and the texts of its other columns. */
export interface ModelRow {
  readonly line: number
  readonly inputs: readonly Cell[]
  readonly targets: readonly Cell[]
  readonly others: readonly string[]
}

type Fault = CellFault['fault']

/** A row of a table, or of an array, whose numbers are none that were written; one that is missing is NaN. */
export interface FoundRow {
  readonly cells: readonly (string | number)[]
  /** The line that it ends in, or its place, from 1. */
  readonly line: number
}

/** The cell of a text or of a number, or what is wrong with it; no cell is an object, but for null. */
const cellOf =
  ({ missing, decimal }: TableFormat) =>
  (column: Column, found: string | number): Cell | Fault => {
    if (typeof found === 'number' && column._tag === 'Number' && Number.isFinite(found)) return found
    const text = Number.isNaN(found) ? '' : String(found)
    const cell = text.trim()
    if (cell === '' || missing.includes(cell)) return column.fill === null ? { _tag: 'Missing' } : null
    if (column._tag === 'Classes')
      return column.classes.includes(cell) ? cell : { _tag: 'UnknownClass', got: cell, classes: column.classes }
    const number = writtenNumber(decimal)(text)
    return Number.isFinite(number) ? number : { _tag: 'NoNumber', got: cell, decimal }
  }

const isFault = (found: Cell | Fault): found is Fault => typeof found === 'object' && found !== null

const isCell = (found: Cell | Fault): found is Cell => !isFault(found)

/**
 * The row of a table as the cells that a model takes. Cost: linear. Errors: another number of cells than there are names; each cell that is none.
 *
 * A missing value is an error where the model has not learned what to fill in.
 */
export const modelRow = ({ data: { format }, preparation }: SavedModel, columns: ModelColumns) => {
  const { file, names } = columns
  const cell = cellOf(format)
  const read = (of: 'inputs' | 'targets', cells: FoundRow['cells']): readonly (Cell | Fault)[] =>
    columns[of].map((position, k) => {
      const column = preparation[of][k]
      return column === undefined ? null : cell(column, cells[position] ?? '')
    })
  const faultsIn = (of: 'inputs' | 'targets', line: number, found: readonly (Cell | Fault)[]): readonly CellFault[] =>
    found.flatMap((fault, k) => {
      const position = columns[of][k] ?? 0
      return isFault(fault)
        ? [
            {
              _tag: 'CellFault' as const,
              file,
              line,
              column: position + 1,
              name: format.header ? (names[position] ?? '') : '',
              fault
            }
          ]
        : []
    })
  return ({ cells, line }: FoundRow): E.Either<NonEmptyArray<RowError>, ModelRow> => {
    if (cells.length !== names.length)
      return E.left([{ _tag: 'UnevenRow', file, line, expected: names.length, got: cells.length }])
    const [inputs, targets] = [read('inputs', cells), read('targets', cells)]
    const faults = [inputs, targets].some(found => found.some(isFault))
      ? [...faultsIn('inputs', line, inputs), ...faultsIn('targets', line, targets)]
      : []
    const [first, ...more] = faults.toSorted((a, b) => a.column - b.column)
    return first === undefined
      ? E.right({
          line,
          inputs: inputs.filter(isCell),
          targets: targets.filter(isCell),
          others: columns.others.map(k => String(cells[k] ?? ''))
        })
      : E.left([first, ...more])
  }
}

const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

const faultSentence = (fault: Fault): string => {
  switch (fault._tag) {
    case 'Missing':
      return 'expected a value; got none. Fill it in, or leave the row out; predict leaves it without an answer if told so: --missing skip'
    case 'NoNumber':
      return `expected a number; got ${quoted(fault.got)}. Correct the cell; numbers have a decimal ${fault.decimal} here.`
    case 'UnknownClass':
      return `expected one of the classes ${fault.classes.slice(0, 8).join(', ')}${fault.classes.length > 8 ? ', …' : ''}; got ${quoted(fault.got)}. Correct the cell: the model has learned no other.`
  }
}

/**
 * The error in a sentence, with its remedy. Never fails.
 *
 * @example
 * ```ts
 * import { showRowError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const fault = { _tag: 'UnknownClass', got: 'fish', classes: ['cat', 'dog'] } as const
 * assert.equal(
 *   showRowError({ _tag: 'CellFault', file: 'pets.csv', line: 3, column: 2, name: 'kind', fault }),
 *   'pets.csv, line 3, column 2 (kind): expected one of the classes cat, dog; got "fish". Correct the cell: the model has learned no other.'
 * )
 * ```
 */
export const showRowError = (error: RowError): string =>
  error._tag === 'CellFault'
    ? `${error.file}, line ${error.line}, column ${error.column}${error.name === '' ? '' : ` (${error.name})`}: ${faultSentence(error.fault)}`
    : showDataError(error)
