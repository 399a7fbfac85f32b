import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { showDataError } from '../../../src/data/data-error.ts'
import { decodeText } from '../../../src/data/text.ts'

const decode = (...bytes: readonly number[]): E.Either<string, string> =>
  E.mapLeft(showDataError)(decodeText('or.csv')(Uint8Array.from(bytes)))

describe('decodeText', () => {
  it('decodes UTF-8 and drops a byte order mark', () => {
    expect(decode(0xce, 0xb8)).toEqual(E.right('θ'))
    expect(decode(0xef, 0xbb, 0xbf, 0x78)).toEqual(E.right('x'))
    expect(decode()).toEqual(E.right(''))
  })

  it('refuses other bytes and knows UTF-16', () => {
    expect(decode(0x78, 0xff)).toEqual(
      E.left('or.csv: expected text in UTF-8; got other bytes. Save it as CSV in UTF-8.')
    )
    expect(decode(0xff, 0xfe, 0x78, 0)).toEqual(
      E.left('or.csv: expected text in UTF-8; got UTF-16. Save it as CSV in UTF-8.')
    )
    expect(decode(0xfe, 0xff, 0, 0x78)).toEqual(
      E.left('or.csv: expected text in UTF-8; got UTF-16. Save it as CSV in UTF-8.')
    )
  })
})
