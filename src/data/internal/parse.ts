import * as E from 'fp-ts/lib/Either.js'
// The entry for browsers: it imports nothing of Node.
import { CsvError, parse } from 'csv-parse/browser/esm/sync'

/** A row of the file: its cells, trimmed, and the line that it ends in, from 1. */
export type Row = { readonly line: number; readonly cells: readonly string[] }

/** Where the quotes do not match. */
export type QuoteFault = { readonly _tag: 'QuoteNotClosed' | 'MisplacedQuote'; readonly line: number }

/** The rows of a CSV text, without blank lines. */
export const parseRows = (text: string): E.Either<QuoteFault, readonly Row[]> => {
  const rows: Row[] = []
  try {
    parse(text, {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (record, { lines }) => {
        rows.push({ line: lines, cells: record })
        return null
      }
    })
    return E.right(rows.filter(({ cells }) => cells.length > 1 || cells[0] !== ''))
  } catch (error) {
    // Anything but a fault of the text is a defect of ours.
    if (!(error instanceof CsvError)) throw error
    return error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? E.left({ _tag: 'QuoteNotClosed', line: beginning(text, rows.at(-1)?.line ?? 0) })
      : E.left({ _tag: 'MisplacedQuote', line: Number(error['lines']) })
  }
}

/** The line in which the row after so many lines begins. */
const beginning = (text: string, lines: number): number =>
  lines +
  1 +
  text
    .split(/\r\n|\n|\r/)
    .slice(lines)
    .findIndex(line => line.trim() !== '')
