import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { cellTexts, type CellText } from '../table/internal/texts.ts'
import { noTokens, tokenizer, type QuoteFault } from '../table/internal/tokenize.ts'

/** A row of the file: its cells, trimmed, and the line that it ends in, from 1. */
export type Row = { readonly line: number; readonly cells: readonly string[] }

const tokenize = tokenizer({ delimiter: 'comma', comment: null })

/** The rows of a CSV text, without blank lines. */
export const parseRows = (text: string): E.Either<QuoteFault, readonly Row[]> => {
  const bytes = new TextEncoder().encode(text.startsWith('\uFEFF') ? text.slice(1) : text)
  const tokens = noTokens()
  tokenize(tokens, bytes, 0, true)
  const { fault, rows, starts, ends, rowEnds, lines } = tokens
  if (fault !== null) return E.left(fault)
  // Text that was encoded is UTF-8.
  const cell = O.getOrElse((): CellText => () => '')(cellTexts(bytes))
  return E.right(
    Array.from({ length: rows }, (_, row) => {
      const first = row === 0 ? 0 : rowEnds[row - 1]!
      const cells = Array.from({ length: rowEnds[row]! - first }, (_, k) => cell(starts[first + k]!, ends[first + k]!))
      return { line: lines[row]!, cells }
    })
  )
}
