/**
 * What can be wrong with a table, as data, and the sentences for it. Where a format or a column was not asked for, they say which option asks for it.
 */
import type { Place, Sizes } from '../data-error.ts'
import { plural, quoted, some } from '../internal/wording.ts'
import type { ColumnName, Delimiter } from './table.ts'

/** A column of a file, its position from 1; a name that was not given is empty. */
export type ColumnPlace = { readonly file: string; readonly column: number; readonly name: string }

/** What is wrong with a cell in a column of numbers. */
export type WrongNumberContent = 'text' | 'infinite' | 'thousands' | 'otherMark'

/** A column, and how many numbers it becomes. */
export type ColumnWidth = { readonly name: string; readonly numbers: number }

/** A fault of a table. */
export type TableError =
  | { readonly _tag: 'EmptyTable'; readonly file: string }
  | ({ readonly _tag: 'HeaderAlone' } & Place)
  | ({
      readonly _tag: 'OtherDelimiter'
      readonly asked: Delimiter
      readonly found: Delimiter
      readonly got: string
    } & Place)
  | ({ readonly _tag: 'OtherComment'; readonly found: string; readonly got: string } & Place)
  | ({ readonly _tag: 'LooksLikeData'; readonly got: readonly string[] } & Place)
  | ({ readonly _tag: 'LooksLikeNames'; readonly got: readonly string[] } & Place)
  | ({
      readonly _tag: 'OtherDecimal'
      readonly line: number
      readonly found: 'point' | 'comma'
      readonly got: string
    } & ColumnPlace)
  | ({
      readonly _tag: 'MissingMarks'
      readonly mark: string
      readonly count: number
      /** The line of the first. */
      readonly line: number
    } & ColumnPlace)
  | ({
      readonly _tag: 'MixedColumn'
      readonly numbers: number
      readonly texts: number
      /** The first text. */
      readonly got: string
      readonly line: number
    } & ColumnPlace)
  | ({
      readonly _tag: 'MissingValues'
      readonly of: 'inputs' | 'targets'
      readonly count: number
      /** The line of the first. */
      readonly line: number
    } & ColumnPlace)
  | {
      readonly _tag: 'UnknownColumn'
      readonly file: string
      readonly asked: ColumnName
      readonly names: readonly string[]
      readonly nearest: readonly string[]
    }
  | {
      readonly _tag: 'AmbiguousColumn'
      readonly file: string
      readonly asked: string
      readonly positions: readonly number[]
    }
  | ({ readonly _tag: 'ColumnChosenTwice'; readonly as: 'input' | 'target' | 'both' } & ColumnPlace)
  | { readonly _tag: 'ColumnsNotChosen'; readonly file: string; readonly names: readonly string[] }
  | {
      readonly _tag: 'LooksLikeTarget'
      readonly file: string
      readonly name: string
      /** What would be the targets. */
      readonly targets: readonly string[]
    }
  | {
      readonly _tag: 'WrongWidths'
      readonly file: string
      readonly sizes: Sizes
      readonly inputs: readonly ColumnWidth[]
      readonly targets: readonly ColumnWidth[]
    }
  | ({ readonly _tag: 'UnevenRow'; readonly expected: number; readonly got: number } & Place)
  | ({ readonly _tag: 'WrongNumber'; readonly content: WrongNumberContent; readonly got: string } & ColumnPlace & Place)
  | ({ readonly _tag: 'RowTooLong'; readonly bytes: number } & Place)
  | { readonly _tag: 'FileTooLarge'; readonly file: string; readonly bytes: number }
  | ({ readonly _tag: 'NoJson'; readonly got: string } & Place)
  | { readonly _tag: 'NoJsonRows'; readonly file: string; readonly got: string }
  | {
      readonly _tag: 'WrongJsonRow'
      readonly file: string
      /** From 1. */
      readonly row: number
      readonly expected: string
      readonly got: string
    }

const separators: Readonly<Record<Delimiter, string>> = {
  comma: 'commas',
  semicolon: 'semicolons',
  tab: 'tabs',
  spaces: 'spaces'
}

/** A word as a command line takes it. */
const word = (text: string): string => (/^[\w.-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`)

const titled = ({ column, name }: ColumnPlace): string =>
  name === '' ? `column ${column}` : `column ${column} (${name})`

const titleOf = ({ column, name }: ColumnPlace): string => word(name === '' ? String(column) : name)

const chosen = (asked: ColumnName): string => (typeof asked === 'number' ? `column ${asked}` : quoted(asked))

const sizesOf = (columns: readonly ColumnWidth[]): string =>
  some(columns.map(({ name, numbers }) => (numbers === 1 ? name : `${name}: ${numbers}`)))

const numbersIn = (columns: readonly ColumnWidth[]): number => columns.reduce((sum, { numbers }) => sum + numbers, 0)

const wrongNumber = (error: Extract<TableError, { readonly _tag: 'WrongNumber' }>): string => {
  const { content, got } = error
  switch (content) {
    case 'text':
      return `Correct it, remove the row, or take the column as classes: --classes ${titleOf(error)}`
    case 'infinite':
      return 'It is beyond the largest double, 1.8e308: rescale the column, or remove the row.'
    case 'thousands':
      return `Write it without marks between the thousands: ${got.replaceAll(/[.,'\s]/gu, '')}`
    case 'otherMark':
      return got.includes(',')
        ? 'Numbers have a decimal point here: write 0.5'
        : 'Numbers have a decimal comma here: write 0,5'
  }
}

/** The error in one sentence and its remedy in another. Never fails; see `showDataError`, which calls it. */
export const showTableError = (error: TableError): string => {
  switch (error._tag) {
    case 'EmptyTable':
      return `${error.file}: expected rows of cells; got an empty file. Give the file that holds the data.`
    case 'HeaderAlone':
      return `${at(error)}: expected at least one row after the names of the columns; got none. Add a row; if this row is one, say so: --no-header`
    case 'OtherDelimiter':
      return `${at(error)}: expected columns separated by ${separators[error.asked]}; got ${quoted(error.got)}. The columns are separated by ${separators[error.found]}: --delimiter ${error.found}`
    case 'OtherComment':
      return `${at(error)}: expected a row of cells; got ${quoted(error.got)}. Lines that begin with ${error.found} look like comments: --comment ${word(error.found)}`
    case 'LooksLikeData':
      return `${at(error)}: expected the names of the columns; got ${some(error.got)}. The first row looks like data, not names: --no-header (if these are names: --header)`
    case 'LooksLikeNames':
      return `${at(error)}: expected data, since there is to be no header; got ${some(error.got)}. The first row looks like names: leave out --no-header`
    case 'OtherDecimal':
      return `${error.file}, line ${error.line}, ${titled(error)}: expected a decimal ${error.found === 'comma' ? 'point' : 'comma'}; got ${quoted(error.got)}. The numbers have a decimal ${error.found}: --decimal ${error.found}`
    case 'MissingMarks':
      return `${error.file}, ${titled(error)}: expected numbers; ${error.mark} stands in ${plural(error.count, 'row')}${error.count === 1 ? '' : ', first'} in line ${error.line}. If it marks a missing value: --missing-marks ${word(error.mark)} and --missing mean (or mode, drop)`
    case 'MixedColumn':
      return `${error.file}, ${titled(error)}: expected numbers or names; got ${plural(error.numbers, 'number')} and ${plural(error.texts, 'text')}, ${error.texts === 1 ? '' : 'first '}${quoted(error.got)} in line ${error.line}. Correct them, or take the column as classes: --classes ${titleOf(error)}`
    case 'MissingValues':
      return `${error.file}, ${error.name}: expected a value in every row; got none in ${plural(error.count, 'row')}${error.count === 1 ? '' : ', first'} in line ${error.line}. Say what to do: --missing mean (or mode, drop)`
    case 'UnknownColumn':
      return `${error.file}: expected one of the columns ${some(error.names)}; got ${chosen(error.asked)}. ${
        error.nearest.length > 0
          ? `Did you mean ${error.nearest.join(' or ')}?`
          : `Give a name as it stands there, or a position from 1 to ${error.names.length}.`
      }`
    case 'AmbiguousColumn':
      return `${error.file}: expected the name of one column; got ${chosen(error.asked)}, the name of the columns ${error.positions.join(' and ')}. Give the position.`
    case 'ColumnChosenTwice':
      return `${error.file}: expected each column once; got ${titled(error)} ${error.as === 'both' ? 'as an input and as a target' : `twice as ${error.as === 'input' ? 'an input' : 'a target'}`}. Leave one out.`
    case 'ColumnsNotChosen':
      return `${error.file}: expected to be told which of the columns ${some(error.names)} are targets; got no choice. Name them: --targets ${word(error.names.at(-1) ?? '')}`
    case 'LooksLikeTarget':
      return `${error.file}: expected to be told which columns are targets; got no choice, so that ${error.name} would be an input, and ${some(error.targets)} the target. Name them: --targets ${word(error.name)} (or, if it is right so, --targets ${error.targets.map(word).join(',')})`
    case 'WrongWidths':
      return `${error.file}: expected ${plural(error.sizes.inputs, 'number')} for the inputs of the network and ${plural(error.sizes.outputs, 'number')} for its outputs; got ${numbersIn(error.inputs)} (${sizesOf(error.inputs) || 'no column'}) and ${numbersIn(error.targets)} (${sizesOf(error.targets) || 'no column'}). Choose other columns (--inputs, --targets), or give the network these sizes.`
    case 'UnevenRow':
      return `${at(error)}: expected ${error.expected} cells, as in the first row; got ${error.got}. ${
        error.got < error.expected
          ? 'Add what is missing.'
          : 'Remove what is too much, and put a cell that contains the separator in quotes.'
      }`
    case 'WrongNumber':
      return `${at(error)}, ${titled(error)}: expected a number, as in the rest of the column; got ${quoted(error.got)}. ${wrongNumber(error)}`
    case 'RowTooLong':
      return `${at(error)}: expected rows of at most ${error.bytes / 2 ** 20} MiB; got a longer one. See whether a quote is open there, and whether the file has lines.`
    case 'FileTooLarge':
      return `${error.file}: expected at most 500 MB, to be held in memory; got ${Math.round(error.bytes / 1e6)} MB. Give part of the rows.`
    case 'NoJson':
      return `${at(error)}: expected JSON; got ${error.got === '' ? 'the end' : quoted(error.got)}. Correct it there.`
    case 'NoJsonRows':
      return `${error.file}: expected rows as a list of objects, a list of lists, or { "columns": […], "rows": […] }; got ${error.got}. Write one of these.`
    case 'WrongJsonRow':
      return `${error.file}, row ${error.row}: expected ${error.expected}; got ${error.got}. Correct the row.`
  }
}

const at = ({ file, line }: Place): string => `${file}, line ${line}`
