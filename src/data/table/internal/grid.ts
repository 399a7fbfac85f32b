import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type { ByteSource } from '../../byte-source.ts'
import type { DataError } from '../../data-error.ts'
import type { TableFormat } from '../table.ts'
import { isUtf8 } from '../../internal/utf8.ts'
import { blocksOf } from './blocks.ts'
import { errorsOf } from './errors.ts'
import { numberOfBytes } from './number.ts'

/** Cells by row and column, both from 0. */
export interface Grid {
  readonly file: string
  readonly rows: number
  readonly columns: number
  /** The cell as it is written, without white space around; nothing where it is blank. */
  readonly text: (row: number, column: number) => string
  /** The cell as a number: NaN where it is none, ±∞ where it is too large. */
  readonly number: (row: number, column: number, decimal: TableFormat['decimal']) => number
  /** The line that the row ends in, from 1. */
  readonly line: (row: number) => number
}

/** What is more is not held in one text. */
const largest = 500_000_000

const isUtf16 = (a: number | undefined, b: number | undefined): boolean =>
  (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)

const fail = (error: DataError): E.Either<NonEmptyArray<DataError>, never> => E.left([error])

/** The cells of a file, as many in each row as in the first. */
export const gridOf = (
  file: string,
  format: TableFormat,
  source: ByteSource
): E.Either<NonEmptyArray<DataError>, Grid> => {
  const [first, second, third] = source.read(0, Math.min(3, source.length))
  if (isUtf16(first, second)) return fail({ _tag: 'NotUtf8', file, utf16: true })
  if (source.length > largest) return fail({ _tag: 'FileTooLarge', file, bytes: source.length })
  if (!isUtf8(source)) return fail({ _tag: 'NotUtf8', file, utf16: false })
  const from = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
  const errors = errorsOf(file)
  const { fault, rows, columns, cell, text, line } = blocksOf(format, source, from, (line, expected, got) =>
    errors.add({ _tag: 'UnevenRow', file, line, expected, got })
  )
  if (fault !== null) return fail({ ...fault, file })
  if (rows === 0) return fail({ _tag: 'EmptyTable', file })
  const asNumber = {
    // a cell with doubled quotes, whose end is a complement, has no digits up to there
    point: (bytes: Uint8Array, start: number, end: number): number => numberOfBytes(bytes, start, end, 'point'),
    comma: (bytes: Uint8Array, start: number, end: number): number => numberOfBytes(bytes, start, end, 'comma')
  }
  return errors.or({
    file,
    rows,
    columns,
    text,
    number: (row, column, decimal) => cell(row, column, asNumber[decimal]),
    line
  })
}

/** The grid without its first row, which holds the names of the columns. */
export const withoutHeader = ({ text, number, line, ...grid }: Grid): Grid => ({
  ...grid,
  rows: grid.rows - 1,
  text: (row, column) => text(row + 1, column),
  number: (row, column, decimal) => number(row + 1, column, decimal),
  line: row => line(row + 1)
})
