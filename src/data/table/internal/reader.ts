import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { DataError } from '../../data-error.ts'
import type { TableFormat } from '../table.ts'
import { cellTexts, type CellText } from './texts.ts'
import { noTokens, tokenizer, type Tokens } from './tokenize.ts'

/** A row as it is written: its cells without white space and quotes around, and the line that it ends in, from 1. */
export interface TextRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** The rows that are complete, and what is wrong after them. */
interface Step {
  readonly rows: readonly TextRow[]
  readonly error: DataError | null
}

/** No row is longer. */
const longest = 2 ** 24

const isUtf16 = ([a, b]: Uint8Array): boolean => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)

const hasMark = ([a, b, c]: Uint8Array): boolean => a === 0xef && b === 0xbb && c === 0xbf

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The first rows, as text. */
const rowsOf = ({ starts, ends, rowEnds, lines }: Tokens, text: CellText, rows: number): readonly TextRow[] => {
  const read: TextRow[] = []
  for (let row = 0, cell = 0; row < rows; row++) {
    const cells: string[] = []
    for (const end = rowEnds[row]!; cell < end; cell++) cells.push(text(starts[cell]!, ends[cell]!))
    read.push({ line: lines[row]!, cells })
  }
  return read
}

/** The rows before the first byte that is not UTF-8. */
const validRows = (tokens: Tokens, bytes: Uint8Array): readonly TextRow[] => {
  const textsTo = (row: number): O.Option<CellText> => {
    const end = row === 0 ? 0 : tokens.ends[tokens.rowEnds[row - 1]! - 1]!
    return cellTexts(bytes.subarray(0, end < 0 ? ~end : end))
  }
  let [valid, beyond] = [0, tokens.rows + 1]
  while (beyond - valid > 1) {
    const middle = (valid + beyond) >>> 1
    if (O.isSome(textsTo(middle))) valid = middle
    else beyond = middle
  }
  const texts = textsTo(valid)
  return O.isSome(texts) ? rowsOf(tokens, texts.value, valid) : []
}

type Push = (chunk: Uint8Array, isLast: boolean) => Step

/** Takes chunks of a file, one after the other, and gives the rows that end in each. */
const reader = (file: string, format: Pick<TableFormat, 'delimiter' | 'comment'>): Push => {
  const tokenize = tokenizer(format)
  const tokens = noTokens()
  let waiting: Uint8Array[] = []
  let waitingLength = 0
  let tried = 0
  let isFirst = true
  return (chunk, isLast) => {
    if (chunk.length > 0) waiting.push(chunk)
    waitingLength += chunk.length
    // A row over many chunks is not read again for each of them.
    const isDue = waitingLength - tried >= tried / 4 || waitingLength < 4096
    if (!isLast && (!isDue || (isFirst && waitingLength < 3))) return { rows: [], error: null }
    const bytes = waiting.length === 1 ? waiting[0]! : joined(waiting, waitingLength)
    if (isFirst && isUtf16(bytes)) return { rows: [], error: { _tag: 'NotUtf8', file, utf16: true } }
    const from = isFirst && hasMark(bytes) ? 3 : 0
    isFirst = false
    tokens.rows = 0
    tokens.cells = 0
    tokenize(tokens, bytes, from, isLast)
    const { fault, next, line } = tokens
    const used = bytes.subarray(0, isLast && fault === null ? bytes.length : next)
    const texts = cellTexts(used)
    if (O.isNone(texts)) return { rows: validRows(tokens, bytes), error: { _tag: 'NotUtf8', file, utf16: false } }
    const read = rowsOf(tokens, texts.value, tokens.rows)
    const rest = bytes.length - next
    const error: DataError | null =
      fault !== null
        ? { ...fault, file }
        : !isLast && rest > longest
          ? { _tag: 'RowTooLong', file, line, bytes: longest }
          : null
    // A copy, so that a reader that uses its buffer again does not change it.
    waiting = rest === 0 || isLast ? [] : [bytes.slice(next)]
    waitingLength = tried = isLast ? 0 : rest
    return { rows: read, error }
  }
}

const none = new Uint8Array()

type Source = { readonly file: string; readonly format: Pick<TableFormat, 'delimiter' | 'comment'> }

/** The rows of chunks. */
export const rowsOfChunks = function* (
  { file, format }: Source,
  chunks: Iterable<Uint8Array>
): Generator<E.Either<DataError, TextRow>, void> {
  const push = reader(file, format)
  for (const chunk of chunks) {
    const { rows, error } = push(chunk, false)
    for (const row of rows) yield E.right(row)
    if (error !== null) return yield E.left(error)
  }
  const { rows, error } = push(none, true)
  for (const row of rows) yield E.right(row)
  if (error !== null) yield E.left(error)
}

/** The rows of chunks that come with time. */
export const rowsOfAsyncChunks = async function* (
  { file, format }: Source,
  chunks: AsyncIterable<Uint8Array>
): AsyncGenerator<E.Either<DataError, TextRow>, void> {
  const push = reader(file, format)
  for await (const chunk of chunks) {
    const { rows, error } = push(chunk, false)
    for (const row of rows) yield E.right(row)
    if (error !== null) {
      yield E.left(error)
      return
    }
  }
  const { rows, error } = push(none, true)
  for (const row of rows) yield E.right(row)
  if (error !== null) yield E.left(error)
}
