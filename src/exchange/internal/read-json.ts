import * as E from 'fp-ts/lib/Either.js'
import type { DocumentError } from '../document-error.ts'
import { scanFault, type ScanFault } from './scan.ts'

const placed = (text: string, { offset, expected, got }: ScanFault): DocumentError => {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { _tag: 'BrokenJson', line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, expected, got }
}

/** The value of a JSON text, or where it is none. */
export const readJson = (text: string): E.Either<DocumentError, unknown> => {
  const fault = scanFault(text)
  return fault === undefined
    ? E.tryCatch(
        (): unknown => JSON.parse(text),
        // What the scan lets pass is JSON.
        error => placed(text, { offset: 0, expected: 'JSON', got: String(error) })
      )
    : E.left(placed(text, fault))
}
