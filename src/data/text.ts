/**
 * Text from bytes.
 */
import * as E from 'fp-ts/lib/Either.js'
import { utf8 } from './internal/utf8.ts'
import type { DataError } from './data-error.ts'

/**
 * The text of the bytes of a file, without a byte order mark.
 *
 * Errors: `NotUtf8` for bytes that are not UTF-8; they are never replaced silently. Cost: linear.
 *
 * @example
 * ```ts
 * import { decodeText } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(decodeText('or.csv')(Uint8Array.of(0xef, 0xbb, 0xbf, 0x78)), E.right('x'))
 * assert.deepEqual(
 *   decodeText('or.csv')(Uint8Array.of(0xff, 0xfe, 0x78, 0)),
 *   E.left({ _tag: 'NotUtf8', file: 'or.csv', utf16: true })
 * )
 * ```
 */
export const decodeText =
  (file: string) =>
  (bytes: Uint8Array): E.Either<DataError, string> =>
    E.fromOption(() => notUtf8(file, bytes))(utf8(bytes))

const notUtf8 = (file: string, [a, b]: Uint8Array): DataError => ({
  _tag: 'NotUtf8',
  file,
  utf16: (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
})
