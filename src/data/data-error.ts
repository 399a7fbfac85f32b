/**
 * What can be wrong with a file of data, as data, and the sentences for it.
 */
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { plural, quoted, some } from './internal/wording.ts'
import { writtenNumber } from './table/number.ts'
import { showTableError, type TableError } from './table/table-error.ts'

/** Where a fault is: the file by its name, the line from 1. */
export type Place = { readonly file: string; readonly line: number }

/** The sizes that the columns are split into. */
export type Sizes = { readonly inputs: number; readonly outputs: number }

/** What a cell holds instead of a number. */
export type WrongContent = 'blank' | 'notANumber' | 'infinite' | 'otherForm' | 'text'

/** A fault in a file of data. */
export type DataError =
  | { readonly _tag: 'NotUtf8'; readonly file: string; readonly utf16: boolean }
  | ({ readonly _tag: 'Empty'; readonly file: string } & Sizes)
  | ({ readonly _tag: 'NoExamples'; readonly columns: number } & Place)
  | ({ readonly _tag: 'HeaderMissing'; readonly got: readonly string[] } & Place & Sizes)
  | ({ readonly _tag: 'WrongDelimiter'; readonly delimiter: string; readonly got: string } & Place)
  | ({ readonly _tag: 'WrongColumnCount'; readonly got: readonly string[] } & Place & Sizes)
  | ({ readonly _tag: 'RaggedRow'; readonly expected: number; readonly got: number } & Place)
  | ({
      readonly _tag: 'WrongCell'
      /** From 1. */
      readonly column: number
      readonly name: string
      readonly content: WrongContent
      readonly got: string
    } & Place)
  | ({ readonly _tag: 'QuoteNotClosed' } & Place)
  | ({ readonly _tag: 'MisplacedQuote' } & Place)
  | { readonly _tag: 'More'; readonly file: string; readonly count: number }
  | TableError

const series = (name: string, count: number): readonly string[] =>
  count === 1
    ? [name]
    : count <= 3
      ? Array.from({ length: count }, (_, i) => `${name}${i + 1}`)
      : [`${name}1`, '…', `${name}${count}`]

/** For example `x1,x2,y`. */
const sampleHeader = ({ inputs, outputs }: Sizes): string => [...series('x', inputs), ...series('y', outputs)].join(',')

const sampleRow = (columns: number): string =>
  columns <= 6 ? Array.from({ length: columns }, () => '0').join(',') : `${columns} numbers with commas between`

const contents: Readonly<Record<WrongContent, (got: string) => string>> = {
  blank: () => 'got a blank cell. Fill it in, or remove the row.',
  notANumber: got => `got ${quoted(got)}, which stands for a missing number. Fill it in, or remove the row.`,
  infinite: got => `got ${quoted(got)}, beyond the largest double, 1.8e308. Rescale the column, or remove the row.`,
  otherForm: got => `got ${quoted(got)}. Write it as ${writtenNumber('point')(got)}.`,
  text: got => `got ${quoted(got)}. Write digits with a point, such as 0.5 or -1.2e3.`
}

const count = (got: number, expected: number): string =>
  got < expected
    ? `Add the missing ${expected - got === 1 ? 'cell' : `${expected - got} cells`}.`
    : 'Remove what is too much, and put a cell that contains a comma in quotes.'

/**
 * The error in one sentence and its remedy in another. Never fails.
 *
 * @example
 * ```ts
 * import { showDataError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showDataError({ _tag: 'RaggedRow', file: 'or.csv', line: 3, expected: 3, got: 2 }),
 *   'or.csv, line 3: expected 3 cells, as in the header; got 2. Add the missing cell.'
 * )
 * ```
 */
export const showDataError = (error: DataError): string => {
  switch (error._tag) {
    case 'NotUtf8':
      return `${error.file}: expected text in UTF-8; got ${error.utf16 ? 'UTF-16' : 'other bytes'}. Save it as CSV in UTF-8.`
    case 'Empty':
      return `${error.file}: expected a header row and rows of numbers; got an empty file. Begin it with the names of the columns, such as ${sampleHeader(error)}.`
    case 'NoExamples':
      return `${at(error)}: expected at least one row of numbers after the header; got the header alone. Add a row, such as ${sampleRow(error.columns)}.`
    case 'HeaderMissing':
      return `${at(error)}: expected a header row with the names of the columns; got the numbers ${some(error.got)}. Put a line before it, such as ${sampleHeader(error)}.`
    case 'WrongDelimiter':
      return `${at(error)}: expected columns separated by commas; got one cell that contains ${error.delimiter === '\t' ? 'tabs' : `'${error.delimiter}'`}: ${quoted(error.got)}. Save the file with commas between the columns and points in the numbers.`
    case 'WrongColumnCount': {
      const { inputs, outputs, got } = error
      return `${at(error)}: expected ${inputs + outputs} columns, since the network has ${plural(inputs, 'input')} and ${plural(outputs, 'output')}; got ${plural(got.length, 'column')} (${some(got)}). ${got.length < inputs + outputs ? 'Add the missing columns' : 'Remove what is too much'}, or give the network other sizes.`
    }
    case 'RaggedRow':
      return `${at(error)}: expected ${error.expected} cells, as in the header; got ${error.got}. ${count(error.got, error.expected)}`
    case 'WrongCell':
      return `${at(error)}, column ${error.column}${error.name === '' ? '' : ` (${error.name})`}: expected a finite decimal number; ${contents[error.content](error.got)}`
    case 'QuoteNotClosed':
      return `${at(error)}: expected a closing quote; got the end of the file. Close the quote that opens in this row.`
    case 'MisplacedQuote':
      return `${at(error)}: expected quotes around a whole cell; got a quote inside of one. Put the cell in quotes and double the quotes inside: "5"" disk".`
    case 'More':
      return `${error.file}: and ${plural(error.count, 'more error')}.`
    default:
      return showTableError(error)
  }
}

/** The errors, each on a line. Never fails. */
export const showDataErrors = (errors: NonEmptyArray<DataError>): string => errors.map(showDataError).join('\n')

const at = ({ file, line }: Place): string => `${file}, line ${line}`
