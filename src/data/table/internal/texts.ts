import * as O from 'fp-ts/lib/Option.js'
import { utf8 } from '../../internal/utf8.ts'

/** The text of the cell from a place up to another, which is the complement of that where quotes are doubled. */
export type CellText = (start: number, end: number) => string

const quote = 34

/** Reads cells of bytes; `None` for bytes that are not UTF-8. */
export const cellTexts = (bytes: Uint8Array): O.Option<CellText> => {
  const read = utf8(bytes)
  if (O.isNone(read)) return O.none
  // As many units as bytes: all are ASCII, for every other character takes more bytes than units. A mark of byte order is skipped, too.
  const isAscii = read.value.length === bytes.length
  const text = isAscii ? read.value : new TextDecoder('latin1').decode(bytes)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const plain: CellText = (start, end) => {
    if (!isAscii)
      for (let at = start; at < end; at++)
        if (bytes[at]! > 127) {
          const cell = decoder.decode(bytes.subarray(start, end))
          return bytes[start - 1] === quote ? cell : cell.trim()
        }
    return text.slice(start, end)
  }
  return O.some((start, end) => (end < 0 ? plain(start, ~end).replaceAll('""', '"') : plain(start, end)))
}
