/**
 * The table that the options describe, some of it in a JSON file.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as J from 'fp-ts/lib/Json.js'
import * as NEA from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Errors } from 'io-ts'
import { allOf, type ByteSource } from '../../data/byte-source.ts'
import type { DataError } from '../../data/data-error.ts'
import { decodeTableIn } from '../../data/table/decode.ts'
import { decodeJsonTable } from '../../data/table/json.ts'
import { decodeText } from '../../data/text.ts'
import { tableDescriptionCodec, type Table, type TableDescription } from '../../data/table/table.ts'
import type { NumberArray } from '../../exchange/arrays/number-array.ts'
import {
  areClasses,
  isArray,
  labelsWithTable,
  longestMark,
  tableOfFiles,
  tableOptionsOfArray,
  type NamedBytes
} from '../arrays.ts'
import type { CommandError } from '../command-error.ts'
import { dataWrong, readText, type Program } from '../effects.ts'
import { saidOf } from '../paths.ts'
import { sayWhat } from '../model-codec.ts'
import { optionError } from '../option-error.ts'
import { optionsWrong } from '../option-values.ts'
import { countOf, type PlainSize } from '../sizes.ts'
import type { TrainOptions } from './options.ts'
import { describedBy } from './table-options.ts'

const wrong = (path: string, expected: string, got: string): CommandError =>
  optionsWrong([
    optionError(
      '--columns',
      expected,
      `Write in ${path} for instance { "columns": { "targets": ["y"] }, "format": { "delimiter": "semicolon" } }.`
    )(got)
  ])

/** Where the first value stands that is not as it should be, and what it is. */
const firstOf = (errors: Errors): string => {
  const [error] = errors
  const path = (error?.context ?? []).flatMap(({ key }) => (/^(?:\d*|)$/u.test(key) ? [] : [key]))
  return `${path.join('.')}: ${sayWhat(error?.value)}`
}

/** The description in a file of columns; the file of data need not stand in it. */
const decodeDescription =
  (path: string, data: string) =>
  (text: string): E.Either<CommandError, TableDescription> =>
    pipe(
      J.parse(text),
      E.mapLeft(cause => wrong(path, `JSON in ${path}`, String(cause))),
      E.map(value =>
        typeof value === 'object' && value !== null && !Array.isArray(value) ? { file: data, ...value } : value
      ),
      E.flatMap(value =>
        pipe(
          tableDescriptionCodec.decode(value),
          E.mapLeft(errors => wrong(path, `the description of a table in ${path}`, firstOf(errors)))
        )
      )
    )

/** The description of the file of data. */
export const describedTable = ({ table, data }: Pick<TrainOptions, 'table' | 'data'>): Program<TableDescription> =>
  table.columnsFile === undefined
    ? RTE.right(describedBy(table)(saidOf(data), {}))
    : pipe(
        readText(table.columnsFile),
        RTE.flatMapEither(decodeDescription(table.columnsFile, saidOf(data))),
        RTE.map(written => describedBy(table)(saidOf(data), written))
      )

/** What is said of data that may be an array. */
export interface OfArrays {
  /** The file of its targets. */
  readonly labels: O.Option<NamedBytes>
  /** The options that say how a table is written, which are of no use to an array. */
  readonly given?: readonly string[]
  /** Whether targets are classes. */
  readonly classesIn?: (targets: NumberArray) => boolean
}

const refused = (sentence: string): E.Either<CommandError, never> => E.left({ _tag: 'UsageError', sentence })

/** The table of a file, of text or of an array with its labels, its columns chosen by the sizes of a network where they are not named. */
export const tableOf =
  (
    description: TableDescription,
    { inputs, outputs }: { readonly inputs: PlainSize; readonly outputs: PlainSize },
    { labels, given = [], classesIn = targets => areClasses(targets, countOf(outputs)) }: OfArrays
  ) =>
  (source: ByteSource): E.Either<CommandError, Table> => {
    if (isArray(source.read(0, Math.min(longestMark, source.length))))
      return given.length > 0
        ? refused(tableOptionsOfArray(description.file, given))
        : tableOfFiles({ file: description.file, bytes: allOf(source) }, labels, classesIn)
    if (O.isSome(labels)) return refused(labelsWithTable(labels.value.file, description.file))
    const isChosen = description.columns?.inputs !== undefined || description.columns?.targets !== undefined
    // of columns that were chosen the sentence with the stages to write is told later
    const sizes = isChosen ? undefined : { inputs: countOf(inputs), outputs: countOf(outputs) }
    const { file } = description
    const decoded = /\.(?:json|jsonl|ndjson)$/iu.test(file)
      ? pipe(
          E.mapLeft(NEA.of<DataError>)(decodeText(file)(allOf(source))),
          E.flatMap(decodeJsonTable(description, sizes))
        )
      : decodeTableIn(description, sizes)(source)
    return E.mapLeft(dataWrong)(decoded)
  }
