import * as O from 'fp-ts/lib/Option.js'
import type { ByteSource } from '../byte-source.ts'

/** The text of UTF-8 bytes without its byte order mark; `None` for bytes that are not UTF-8. */
export const utf8 = (bytes: Uint8Array): O.Option<string> =>
  O.tryCatch(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes))

/** So many bytes are looked at in one go, so that no text of them all is made. */
const stretch = 2 ** 16

const isWithin = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** Whether the bytes are UTF-8. */
export const isUtf8 = ({ length, read }: ByteSource): boolean => {
  for (let from = 0; from < length;) {
    const bytes = read(from, Math.min(from + stretch + 1, length))
    let end = Math.min(stretch, bytes.length)
    // a stretch ends before a character: of more than three bytes within one there is none
    for (let back = 0; back < 3 && isWithin(bytes[end]); back++) end--
    if (O.isNone(utf8(bytes.subarray(0, end)))) return false
    from += end
  }
  return true
}
