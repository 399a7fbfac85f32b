/**
 * The options that say how a table is written and which of its columns are what.
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as NEA from 'fp-ts/lib/NonEmptyArray.js'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { ColumnChoice, TableDescription, TableFormat } from '../../data/table/table.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { present } from '../internal/present.ts'
import { choice, filled, lifted, list, validation } from '../option-values.ts'

export const rawTableOptions = t.partial({
  columns: t.string,
  inputs: t.string,
  targets: t.string,
  classes: t.string,
  delimiter: t.string,
  decimal: t.string,
  header: t.boolean,
  comment: t.string,
  missingMarks: t.string
})

export type RawTableOptions = t.TypeOf<typeof rawTableOptions>

/** What the options say of the table; a file of columns may say the rest. */
export interface TableOptions {
  /** The path of a JSON file that describes the table. */
  readonly columnsFile: string | undefined
  readonly format: Partial<TableFormat>
  readonly columns: ColumnChoice
  readonly classes: readonly string[] | undefined
}

type Decoded<A> = E.Either<NEA.NonEmptyArray<OptionError>, A>

/** A text that may be left out. */
const maybe = <A>(
  text: string | undefined,
  decode: (text: string) => E.Either<OptionError, A>
): Decoded<A | undefined> => (text === undefined ? E.right(undefined) : lifted(decode(text)))

const delimiters: Readonly<Record<string, TableFormat['delimiter']>> = {
  comma: 'comma',
  semicolon: 'semicolon',
  tab: 'tab',
  spaces: 'spaces',
  ',': 'comma',
  ';': 'semicolon'
}

const decimals: Readonly<Record<string, TableFormat['decimal']>> = { point: 'point', comma: 'comma' }

/** A mark that no cell can be taken for. */
const comment = (text: string): E.Either<OptionError, string> =>
  text.trim() !== '' && !/["\r\n]/u.test(text)
    ? E.right(text.trim())
    : E.left(optionError('--comment', 'what a comment begins with', "Give for instance --comment '#'.")(text))

/** A blank cell is a missing value in any case. */
const marks = (text: string): E.Either<OptionError, readonly string[]> =>
  pipe(
    list('--missing-marks', "'?,NA'", text),
    E.map(items => ['', ...items])
  )

/** What is written of the table on the command line, or what is wrong with each option that is wrong. */
export const decodeTableOptions = (raw: RawTableOptions): Decoded<TableOptions> =>
  pipe(
    sequenceS(validation)({
      columnsFile: maybe(raw.columns, text => filled('--columns', 'a JSON file', text)),
      inputs: maybe(raw.inputs, text => list('--inputs', 'x1,x2', text)),
      targets: maybe(raw.targets, text => list('--targets', 'y', text)),
      classes: maybe(raw.classes, text => list('--classes', 'origin', text)),
      delimiter: maybe(raw.delimiter, choice('--delimiter', delimiters)),
      decimal: maybe(raw.decimal, choice('--decimal', decimals)),
      comment: maybe(raw.comment, comment),
      missing: maybe(raw.missingMarks, marks)
    }),
    E.map(({ columnsFile, inputs, targets, classes, ...format }) => ({
      columnsFile,
      format: present({ ...format, header: raw.header }),
      columns: present({ inputs, targets }),
      classes
    }))
  )

/** The options that were given, by their flags. */
export const flagsOf = ({ columnsFile, format, columns, classes }: TableOptions): readonly string[] =>
  [
    ['--columns', columnsFile !== undefined],
    ['--inputs', columns.inputs !== undefined],
    ['--targets', columns.targets !== undefined],
    ['--classes', classes !== undefined],
    ['--delimiter', format.delimiter !== undefined],
    ['--decimal', format.decimal !== undefined],
    ['--header', format.header === true],
    ['--no-header', format.header === false],
    ['--comment', format.comment !== undefined],
    ['--missing-marks', format.missing !== undefined]
  ].flatMap(([flag, isGiven]) => (isGiven === true ? [String(flag)] : []))

/** The description of a file of data: what the command line says, else what a file of columns says. */
export const describedBy =
  ({ format, columns, classes }: TableOptions) =>
  (file: string, written: Partial<TableDescription>): TableDescription => ({
    file,
    format: { ...written.format, ...format },
    columns: { ...written.columns, ...columns },
    ...present({ classes: classes ?? written.classes })
  })
