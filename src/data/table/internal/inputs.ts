import * as E from 'fp-ts/lib/Either.js'
import type { DataError } from '../../data-error.ts'
import type { Cell } from '../../preparation/column.ts'
import { findColumns } from '../columns.ts'
import { writtenNumber } from '../number.ts'
import type { ColumnKind, ColumnName, TableFormat } from '../table.ts'
import { hasThousands, isInfinite, missingIn } from './marks.ts'
import { besides } from './positions.ts'
import { rowsOfAsyncChunks, rowsOfChunks, type TextRow } from './reader.ts'

/** What is read of each row. */
export interface InputPlan {
  readonly file: string
  readonly format: TableFormat
  readonly inputs: readonly ColumnName[]
  readonly kinds: readonly ColumnKind[]
}

/** The inputs of a row, and its other cells as they are written. */
export interface InputRow {
  /** The line that it ends in, from 1. */
  readonly line: number
  readonly inputs: readonly Cell[]
  readonly others: readonly string[]
  /** The names of the other columns; without a header, their positions. */
  readonly otherNames: readonly string[]
}

type Inputs = E.Either<DataError, InputRow>

interface Columns {
  readonly inputs: readonly number[]
  readonly others: readonly number[]
  readonly names: readonly string[]
  readonly otherNames: readonly string[]
}

const columnsOf = ({ file, inputs, format }: InputPlan, first: readonly string[]): E.Either<DataError, Columns> => {
  const names = format.header ? first : first.map(() => '')
  const found = findColumns(file, names)(inputs)
  if (E.isLeft(found)) return E.left(found.left[0])
  const others = besides(names.length, found.right)
  return E.right({ inputs: found.right, others, names, otherNames: others.map(k => names[k]! || `column ${k + 1}`) })
}

/** Takes rows one after the other; nothing comes of the header. */
const inputsOf = (plan: InputPlan): ((row: E.Either<DataError, TextRow>) => Inputs | null) => {
  const { file, format, kinds } = plan
  const isMissing = missingIn(format)
  const read = writtenNumber(format.decimal)
  let columns: Columns | null = null
  return row => {
    if (E.isLeft(row)) return row
    const { line, cells } = row.right
    if (columns === null) {
      const found = columnsOf(plan, cells)
      if (E.isLeft(found)) return found
      columns = found.right
      if (format.header) return null
    }
    const { inputs, others, names, otherNames } = columns
    if (cells.length !== names.length)
      return E.left({ _tag: 'UnevenRow', file, line, expected: names.length, got: cells.length })
    const values: Cell[] = []
    for (let k = 0; k < inputs.length; k++) {
      const column = inputs[k]!
      const text = cells[column]!
      const trimmed = text.trim()
      const value = kinds[k] === 'number' ? read(trimmed) : NaN
      if (isMissing(trimmed)) values.push(null)
      else if (kinds[k] === 'text') values.push(text)
      else if (Number.isFinite(value)) values.push(value)
      else {
        const isLarge = isInfinite(trimmed) || !Number.isNaN(value)
        const content = isLarge ? 'infinite' : hasThousands(trimmed, format.decimal) ? 'thousands' : 'text'
        return E.left({ _tag: 'WrongNumber', file, line, column: column + 1, name: names[column]!, content, got: text })
      }
    }
    return E.right({ line, inputs: values, others: others.map(column => cells[column]!), otherNames })
  }
}

/** The header that was looked for in vain ends the rows. */
const isEnd = (row: Inputs): boolean =>
  E.isLeft(row) && row.left._tag !== 'UnevenRow' && row.left._tag !== 'WrongNumber'

/** The inputs of the rows of chunks. */
export const inputsOfChunks = function* (plan: InputPlan, chunks: Iterable<Uint8Array>): Generator<Inputs, void> {
  const take = inputsOf(plan)
  for (const row of rowsOfChunks(plan, chunks)) {
    const taken = take(row)
    if (taken === null) continue
    yield taken
    if (isEnd(taken)) return
  }
}

/** The inputs of the rows of chunks that come with time. */
export const inputsOfAsyncChunks = async function* (
  plan: InputPlan,
  chunks: AsyncIterable<Uint8Array>
): AsyncGenerator<Inputs, void> {
  const take = inputsOf(plan)
  for await (const row of rowsOfAsyncChunks(plan, chunks)) {
    const taken = take(row)
    if (taken === null) continue
    yield taken
    if (isEnd(taken)) return
  }
}
