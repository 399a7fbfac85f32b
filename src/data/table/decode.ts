/**
 * Tables from the text or the bytes of a file.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { inMemory, type ByteSource } from '../byte-source.ts'
import type { DataError, Sizes } from '../data-error.ts'
import { gridOf, withoutHeader, type Grid } from './internal/grid.ts'
import { otherComment, otherDelimiter, otherHeader, sampleBytes } from './internal/proposals.ts'
import { otherDecimal, tableOf } from './internal/table-of.ts'
import { usualFormat, type Table, type TableDescription, type TableFormat } from './table.ts'

type Decoded<A> = E.Either<NonEmptyArray<DataError>, A>

/**
 * The table of a file, as its description says: cells that are numbers in every row as numbers, however a person writes them, others as text.
 *
 * With `sizes`, how many numbers a network takes and gives, the chosen columns must make as many, a column of classes one for each class; where no
 * columns are chosen, the first make the inputs and the next the targets, all of them. Cost: linear. Errors: every fault with file, line, column, what was
 * expected and what came; where the file looks otherwise than it was described (its separator, its decimal mark, its header, marks of missing values), the option that
 * says so. After ten, `More` counts the rest. Nothing is guessed: what the description does not say is an error, and no cell is skipped, filled in
 * or cut. A blank cell is a missing value, `null`; see `missingValues`.
 *
 * @example
 * ```ts
 * import { decodeTable, showDataErrors } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const text = 'origin;mpg;weight\nUSA;18,5;3504\nJapan;27;2130\n'
 * const description = { file: 'cars.csv', columns: { targets: ['mpg'] } } as const
 * assert.deepEqual(
 *   E.mapLeft(showDataErrors)(decodeTable(description)(text)),
 *   E.left(
 *     'cars.csv, line 1: expected columns separated by commas; got "origin;mpg;weight". The columns are separated by semicolons: --delimiter semicolon\n' +
 *       'cars.csv, line 2, column 2 (mpg): expected a decimal point; got "18,5". The numbers have a decimal comma: --decimal comma'
 *   )
 * )
 * const table = decodeTable({ ...description, format: { delimiter: 'semicolon', decimal: 'comma' } })(text)
 * assert.ok(E.isRight(table))
 * assert.deepEqual(table.right.inputNames, ['origin', 'weight'])
 * assert.deepEqual(table.right.rows[0], { inputs: ['USA', 3504], targets: [18.5] })
 * ```
 */
export const decodeTable =
  (description: TableDescription, sizes?: Sizes) =>
  (source: string | Uint8Array): Decoded<Table> =>
    decodeTableIn(description, sizes)(inMemory(typeof source === 'string' ? new TextEncoder().encode(source) : source))

/** {@link decodeTable} of bytes that are read where they are asked for, each twice or three times. */
export const decodeTableIn =
  (description: TableDescription, sizes?: Sizes) =>
  (source: ByteSource): Decoded<Table> => {
    // one more than is looked at says that there is more
    const bytes = Uint8Array.from(source.read(0, Math.min(sampleBytes + 1, source.length)))
    const given: TableFormat = { ...usualFormat, ...description.format }
    const comment = otherComment(description.file, bytes, given)
    const asked = comment === null ? given : { ...given, comment: comment.found }
    const delimiter = otherDelimiter(description.file, bytes, asked, description.format?.delimiter !== undefined)
    const format = delimiter === null ? asked : { ...asked, delimiter: delimiter.found }
    return pipe(
      gridOf(description.file, format, source),
      E.mapLeft(errors => [comment, delimiter].reduceRight(withFirst, errors)),
      E.flatMap(grid => {
        const header = otherHeader(grid, format, description.format?.header !== undefined)
        const hasHeader = header === null ? format.header : header._tag === 'LooksLikeNames'
        const wrong = [comment, delimiter, header].filter(error => error !== null)
        const [first, ...rest] = wrong
        if (first !== undefined) {
          const decimal = otherDecimal(split(grid, hasHeader), format)
          return E.left<NonEmptyArray<DataError>>([first, ...rest, ...(decimal === null ? [] : [decimal])])
        }
        return format.header && grid.rows === 1
          ? E.left<NonEmptyArray<DataError>>([{ _tag: 'HeaderAlone', file: grid.file, line: grid.line(0) }])
          : tableOf(split(grid, format.header), { ...description, format }, sizes)
      })
    )
  }

const withFirst = (rest: NonEmptyArray<DataError>, first: DataError | null): NonEmptyArray<DataError> =>
  first === null ? rest : [first, ...rest]

/** The names of the columns, empty without a header, and the rows of data. */
const split = (grid: Grid, hasHeader: boolean): { readonly names: readonly string[]; readonly grid: Grid } => ({
  names: Array.from({ length: grid.columns }, (_, column) => (hasHeader ? grid.text(0, column) : '')),
  grid: hasHeader ? withoutHeader(grid) : grid
})
