/**
 * Tables: how a file is written, which of its columns are inputs and targets, and the rows that a preparation learns from.
 */
import * as t from 'io-ts'
import type { Rows } from '../preparation/preparation.ts'

/** A column by its name, or by its position from 1; a name of digits that the header lacks is a position too. */
export type ColumnName = string | number

/** What stands between two columns; spaces are runs of spaces and tabs. */
export type Delimiter = 'comma' | 'semicolon' | 'tab' | 'spaces'

/** How a table is written. */
export interface TableFormat {
  readonly delimiter: Delimiter
  /** What stands before the decimals. */
  readonly decimal: 'point' | 'comma'
  /** Whether the first row holds the names of the columns. */
  readonly header: boolean
  /** What a line that is skipped begins with. */
  readonly comment: string | null
  /** What stands where a value is missing, besides a blank cell. */
  readonly missing: readonly string[]
}

/** Columns separated by commas, a decimal point, a header, no comments, no marks of missing values. */
export const usualFormat: TableFormat = Object.freeze({
  delimiter: 'comma',
  decimal: 'point',
  header: true,
  comment: null,
  missing: Object.freeze([])
})

/** Which columns are inputs and which are targets, in this order; the others are kept as text. */
export interface ColumnChoice {
  /** Absent: all that are no targets; with neither given, as many as the network wants. */
  readonly inputs?: readonly ColumnName[]
  /** Absent: all that are no inputs; with neither given, those after the inputs. */
  readonly targets?: readonly ColumnName[]
}

/** A table in a file. What is left out of the format is as in {@link usualFormat}, and where the file looks otherwise, an error proposes it. */
export interface TableDescription {
  /** Its name, for messages. */
  readonly file: string
  readonly format?: Partial<TableFormat>
  readonly columns?: ColumnChoice
  /** Columns of numbers that are names of classes. */
  readonly classes?: readonly ColumnName[]
}

/** Whether the cells of a column are numbers, or names of classes as they are written. */
export type ColumnKind = 'number' | 'text'

/** A table that has been read. */
export interface Table {
  readonly file: string
  readonly inputNames: readonly string[]
  readonly targetNames: readonly string[]
  /** The names of the columns that are neither. */
  readonly otherNames: readonly string[]
  /** What the cells of inputs and targets are, column by column. */
  readonly kinds: { readonly inputs: readonly ColumnKind[]; readonly targets: readonly ColumnKind[] }
  /** The cells; where a value is missing, `null`. */
  readonly rows: Rows
  /** The cells of the other columns as they are written, row by row. */
  readonly others: readonly (readonly string[])[]
  /** The line of the file that each row ends in, from 1. */
  readonly lines: readonly number[]
}

/** Made when a table is first described in a file, as a start should not wait for it. */
const formatFields = () => ({
  delimiter: t.keyof({ comma: null, semicolon: null, tab: null, spaces: null }),
  decimal: t.keyof({ point: null, comma: null }),
  header: t.boolean,
  comment: t.union([
    t.refinement(t.string, text => /^[^\s",;]+$/u.test(text), 'a mark of comments, such as #'),
    t.null
  ]),
  missing: t.readonlyArray(t.string)
})

const format = (): t.Type<TableFormat, unknown> => t.readonly(t.strict(formatFields()))

const description = (): t.Type<TableDescription, unknown> => {
  const position = t.refinement(t.number, n => Number.isSafeInteger(n) && n > 0, 'a position from 1')
  const columnNames = t.readonlyArray(t.union([t.string, position]))
  return t.readonly(
    t.exact(
      t.intersection([
        t.type({ file: t.string }),
        t.partial({
          format: t.exact(t.partial(formatFields())),
          columns: t.exact(t.partial({ inputs: columnNames, targets: columnNames })),
          classes: columnNames
        })
      ])
    )
  )
}

/**
 * The codec of formats, for files: plain JSON. Errors: everything else. Laws: decoding what was encoded gives an equal format.
 *
 * @example
 * ```ts
 * import { tableFormatCodec, usualFormat } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(tableFormatCodec.decode(JSON.parse(JSON.stringify(usualFormat))), E.right(usualFormat))
 * ```
 */
export const tableFormatCodec: t.Type<TableFormat, unknown> = t.recursion('a format of tables', format)

/**
 * The codec of descriptions, for files: plain JSON; fields that it does not know are left out.
 *
 * Errors: everything else. Laws: decoding what was encoded gives an equal description.
 *
 * @example
 * ```ts
 * import { tableDescriptionCodec } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const description = { file: 'wine.csv', format: { delimiter: 'semicolon' }, columns: { targets: ['quality'] } }
 * assert.deepEqual(tableDescriptionCodec.decode(description), E.right(description))
 * ```
 */
export const tableDescriptionCodec: t.Type<TableDescription, unknown> = t.recursion(
  'a description of a table',
  description
)
