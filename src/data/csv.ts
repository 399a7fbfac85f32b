/**
 * Data sets from CSV text: the first I columns are the inputs, the next O the targets, under a header of names. This is the package entry
 * `lawgrad/csv`, so that those who read no CSV load no parser.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Dimension, SizedBoth, Unsized } from '../dimension/dimension.ts'
import { vectorBy } from '../tensor/tensor.ts'
import { batch, type Example } from './batch.ts'
import type { DataError, WrongContent } from './data-error.ts'
import { dataset, type Dataset } from './dataset.ts'
import { decimal } from './decimal.ts'
import { parseRows, type Row } from './internal/parse.ts'
import { writtenNumber } from './table/number.ts'

/** The name of the file, for messages, and the sizes of inputs and targets. */
export interface CsvFormat<in out I extends number, in out O extends number> {
  readonly file: string
  readonly inputs: Dimension<I>
  readonly outputs: Dimension<O>
}

/** No more errors than these are told one by one. */
const most = 10

/**
 * Decodes CSV text: a header of names, then rows of finite decimal numbers, `inputs` of them and then `outputs`.
 *
 * Commas separate cells, which may be quoted; a byte order mark, CRLF, blank lines and spaces around cells are accepted. Shapes:
 * `Dimension<I>`, `Dimension<O>` → text → `Dataset<I, O>`. Cost: linear. Errors: every fault with file, line, column, what was expected
 * and what came; after ten, `More` counts the rest. Nothing is guessed: no cell is skipped, filled in or cut.
 *
 * @example
 * ```ts
 * import { showDataErrors } from 'lawgrad'
 * import { decodeCsv } from 'lawgrad/csv'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const decode = decodeCsv({ file: 'or.csv', inputs: 2, outputs: 1 })
 * const or = decode('x1,x2,y\n0,0,0\n1,0,1\n')
 * assert.ok(E.isRight(or))
 * assert.deepEqual(or.right.examples.map(({ target }) => [...target]), [[0], [1]])
 * assert.deepEqual(
 *   E.mapLeft(showDataErrors)(decode('x1,x2,y\n0,zero,0\n')),
 *   E.left(
 *     'or.csv, line 2, column 2 (x2): expected a finite decimal number; got "zero". ' +
 *       'Write digits with a point, such as 0.5 or -1.2e3.'
 *   )
 * )
 * ```
 */
export const decodeCsv =
  <const I extends number, const O extends number>(format: CsvFormat<I, O>) =>
  (text: string): E.Either<NonEmptyArray<DataError>, SizedBoth<I, O, Dataset<I, O>, Dataset<Unsized, Unsized>>> =>
    pipe(
      parseRows(text),
      E.mapLeft((fault): DataError => ({ ...fault, file: format.file })),
      rows => O.match(() => rows, E.left<DataError>)(wrongDelimiter(format.file, text)),
      E.mapLeft(one),
      E.flatMap(rows => split(format, rows)),
      E.flatMap(({ header, rows }) => decodeRows(format, header, rows))
    )

const one = (error: DataError): NonEmptyArray<DataError> => [error]

/** A first line without a comma but with another separator. */
const wrongDelimiter = (file: string, text: string): O.Option<DataError> => {
  const [first = ''] = text.replace(/^\uFEFF?\s*/, '').split(/[\r\n]/, 1)
  const delimiter = first.includes(',') ? undefined : [';', '\t', '|'].find(each => first.includes(each))
  return delimiter === undefined
    ? O.none
    : O.some({ _tag: 'WrongDelimiter', file, line: lineOf(text, first), delimiter, got: first })
}

/** The line in which a part of the text begins. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split(/\r\n|\n|\r/).length

type Table = { readonly header: Row; readonly rows: RNEA.ReadonlyNonEmptyArray<Row> }

const split = <I extends number, O extends number>(
  format: CsvFormat<I, O>,
  [header, first, ...rest]: readonly Row[]
): E.Either<NonEmptyArray<DataError>, Table> => {
  const { file } = format
  const sizes = { inputs: Number(format.inputs), outputs: Number(format.outputs) }
  const columns = sizes.inputs + sizes.outputs
  if (header === undefined) return E.left([{ _tag: 'Empty', file, ...sizes }])
  const place = { file, line: header.line }
  const wrongCount: DataError = { _tag: 'WrongColumnCount', ...place, ...sizes, got: header.cells }
  const isWrong = header.cells.length !== columns
  return header.cells.every(cell => E.isRight(decimal.decode(cell)))
    ? E.left([{ _tag: 'HeaderMissing', ...place, ...sizes, got: header.cells }, ...(isWrong ? [wrongCount] : [])])
    : isWrong
      ? E.left([wrongCount])
      : first === undefined
        ? E.left([{ _tag: 'NoExamples', ...place, columns }])
        : E.right({ header, rows: [first, ...rest] })
}

/** Errors so far: the first ten, and how many there are. */
type Errors = { readonly told: readonly DataError[]; readonly count: number }

const decodeRows = <I extends number, O extends number>(
  { file, inputs, outputs }: CsvFormat<I, O>,
  { cells: names }: Row,
  rows: RNEA.ReadonlyNonEmptyArray<Row>
): E.Either<NonEmptyArray<DataError>, Dataset<I, O>> => {
  const numbers = pipe(rows, RNEA.map(decodeRow(file, names)))
  const { told, count } = numbers.reduce<Errors>(
    (errors, row) => (row._tag === 'Right' ? errors : withMore(errors, row.left)),
    { told: [], count: 0 }
  )
  const [first, ...others] = told
  const more: readonly DataError[] = count > most ? [{ _tag: 'More', file, count: count - most }] : []
  const size = Number(inputs)
  const example = (row: readonly number[]): Example<I, O> => ({
    input: vectorBy<I>(inputs)(i => row[i] ?? NaN),
    target: vectorBy<O>(outputs)(j => row[size + j] ?? NaN)
  })
  return first === undefined
    ? E.right(
        dataset({ inputNames: names.slice(0, size), targetNames: names.slice(size) })(
          batch(pipe(numbers, RNEA.map(E.getOrElse<unknown, readonly number[]>(() => [])), RNEA.map(example)))
        )
      )
    : E.left([first, ...others, ...more])
}

const withMore = ({ told, count }: Errors, errors: readonly DataError[]): Errors => ({
  told: told.length < most ? [...told, ...errors].slice(0, most) : told,
  count: count + errors.length
})

const decodeRow =
  (file: string, names: readonly string[]) =>
  ({ line, cells }: Row): E.Either<readonly DataError[], readonly number[]> => {
    if (cells.length !== names.length)
      return E.left([{ _tag: 'RaggedRow', file, line, expected: names.length, got: cells.length }])
    const numbers = cells.map(cell => decimal.decode(cell))
    const errors = numbers.flatMap((number, i): readonly DataError[] => {
      const got = cells[i] ?? ''
      return E.isRight(number)
        ? []
        : [{ _tag: 'WrongCell', file, line, column: i + 1, name: names[i] ?? '', content: contentOf(got), got }]
    })
    return errors.length > 0 ? E.left(errors) : E.right(numbers.map(E.getOrElse(() => NaN)))
  }

const contentOf = (cell: string): WrongContent =>
  cell.trim() === ''
    ? 'blank'
    : /^(?:nan|na|n\/a|null|none|missing|-|\?|\.)$/i.test(cell)
      ? 'notANumber'
      : /^[+-]?(?:inf(?:inity)?|∞|\d+(?:\.\d+)?e\+?\d+)$/i.test(cell)
        ? 'infinite'
        : Number.isFinite(writtenNumber('point')(cell))
          ? 'otherForm'
          : 'text'
