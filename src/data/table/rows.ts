/**
 * The rows of a file that is read in parts, in constant memory.
 */
import type * as E from 'fp-ts/lib/Either.js'
import type { DataError } from '../data-error.ts'
import { rowsOfAsyncChunks, rowsOfChunks, type TextRow } from './internal/reader.ts'
import { usualFormat, type TableDescription } from './table.ts'

export type { TextRow } from './internal/reader.ts'

/**
 * The rows of a table whose bytes come in chunks: lazily, one after the other, the header among them, without blank lines and comments.
 *
 * Cells are separated as the format says, and may be quoted as in RFC 4180; a byte order mark, LF, CRLF and CR are accepted. Chunks may end
 * anywhere. Cost: linear; memory for the longest row and the longest chunk. Errors: the first one ends the rows: quotes that do not match,
 * bytes that are not UTF-8, a row above 16 MiB. Rows of different lengths are given as they are. Laws: the chunks do not matter, only their bytes.
 *
 * @example
 * ```ts
 * import { readRows } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const chunks = ['x,y\n0', ',"a,b"\n'].map(text => new TextEncoder().encode(text))
 * assert.deepEqual([...readRows({ file: 'or.csv' })(chunks)], [
 *   E.right({ line: 1, cells: ['x', 'y'] }),
 *   E.right({ line: 2, cells: ['0', 'a,b'] })
 * ])
 * ```
 */
export const readRows =
  ({ file, format }: Pick<TableDescription, 'file' | 'format'>) =>
  (chunks: Iterable<Uint8Array>): Iterable<E.Either<DataError, TextRow>> => ({
    [Symbol.iterator]: () => rowsOfChunks({ file, format: { ...usualFormat, ...format } }, chunks)
  })

/** {@link readRows} for chunks that come with time, such as those of a stream. */
export const readRowsAsync =
  ({ file, format }: Pick<TableDescription, 'file' | 'format'>) =>
  (chunks: AsyncIterable<Uint8Array>): AsyncIterable<E.Either<DataError, TextRow>> => ({
    [Symbol.asyncIterator]: () => rowsOfAsyncChunks({ file, format: { ...usualFormat, ...format } }, chunks)
  })
