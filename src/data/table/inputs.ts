/**
 * The inputs of predictions, from a file that is read in parts.
 */
import type * as E from 'fp-ts/lib/Either.js'
import type { DataError } from '../data-error.ts'
import { inputsOfAsyncChunks, inputsOfChunks, type InputRow } from './internal/inputs.ts'
import { usualFormat, type ColumnKind, type ColumnName, type TableDescription } from './table.ts'

export type { InputRow } from './internal/inputs.ts'

/** The columns that a network was trained on, in their order, and what their cells are. */
export interface WantedInputs extends Pick<TableDescription, 'file' | 'format'> {
  readonly inputs: readonly ColumnName[]
  readonly kinds: readonly ColumnKind[]
}

/**
 * The inputs of each row of a table whose bytes come in chunks, by the names of their columns: lazily, in constant memory. The other cells are kept as text.
 *
 * A missing value is `null`. Cost: linear. Errors: a row of another length, or with a text among numbers, is an error in its place, and the rows go on; a column
 * that is not there, and the errors of `readRows`, end them.
 *
 * @example
 * ```ts
 * import { readInputs } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const read = readInputs({ file: 'new.csv', inputs: ['weight'], kinds: ['number'] })
 * assert.deepEqual([...read([new TextEncoder().encode('id,weight\na7,3504.\n')])], [
 *   E.right({ line: 2, inputs: [3504], others: ['a7'], otherNames: ['id'] })
 * ])
 * ```
 */
export const readInputs =
  ({ file, format, inputs, kinds }: WantedInputs) =>
  (chunks: Iterable<Uint8Array>): Iterable<E.Either<DataError, InputRow>> => ({
    [Symbol.iterator]: () => inputsOfChunks({ file, format: { ...usualFormat, ...format }, inputs, kinds }, chunks)
  })

/** {@link readInputs} for chunks that come with time, such as those of a stream. */
export const readInputsAsync =
  ({ file, format, inputs, kinds }: WantedInputs) =>
  (chunks: AsyncIterable<Uint8Array>): AsyncIterable<E.Either<DataError, InputRow>> => ({
    [Symbol.asyncIterator]: () =>
      inputsOfAsyncChunks({ file, format: { ...usualFormat, ...format }, inputs, kinds }, chunks)
  })
