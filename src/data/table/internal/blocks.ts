/**
 * The cells of a file by row and column, found twice: once to count them, then again a block of rows at a time, where they are asked for. Held all at once,
 * their places would take as much memory as the numbers that they are.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { ByteSource } from '../../byte-source.ts'
import type { TableFormat } from '../table.ts'
import { cellTexts, type CellText } from './texts.ts'
import { noTokens, tokenizer, type QuoteFault } from './tokenize.ts'

/** Told of a row of another number of cells than the first one. */
type Uneven = (line: number, expected: number, got: number) => void

/** What is in a file. */
export interface Blocks {
  readonly rows: number
  /** The number of cells in the first row. */
  readonly columns: number
  readonly fault: QuoteFault | null
  /** What a cell is by its bytes, where all rows have as many cells as the first. */
  readonly cell: <A>(row: number, column: number, read: (bytes: Uint8Array, start: number, end: number) => A) => A
  readonly text: (row: number, column: number) => string
  /** The line that a row ends in, from 1. */
  readonly line: (row: number) => number
}

/** So many bytes are taken apart together, or those of a row that is longer. */
const stretch = 2 ** 18

interface Block {
  readonly from: number
  readonly end: number
  readonly firstRow: number
  readonly firstLine: number
}

/** The last block that begins at a row or before. */
const blockOf = (blocks: readonly Block[], row: number): number => {
  let [low, high] = [0, blocks.length]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (blocks[middle]!.firstRow <= row) low = middle
    else high = middle
  }
  return low
}

/** The blocks of bytes, from a place on. */
export const blocksOf = (
  format: Pick<TableFormat, 'delimiter' | 'comment'>,
  source: ByteSource,
  from: number,
  uneven: Uneven
): Blocks => {
  const tokenize = tokenizer(format)
  const tokens = noTokens()
  let bytes: Uint8Array = new Uint8Array()
  /** Places are those in what is read here. */
  const read = (from: number, end: number, line: number): void => {
    tokens.rows = 0
    tokens.cells = 0
    tokens.line = line
    bytes = source.read(from, end)
    tokenize(tokens, bytes, 0, end === source.length)
  }
  const blocks: Block[] = []
  const lines: number[] = []
  let [rows, columns, begin, size] = [0, 0, from, stretch]
  for (;;) {
    const end = Math.min(begin + size, source.length)
    const firstLine = tokens.line
    read(begin, end, firstLine)
    if (tokens.fault !== null) break
    if (rows === 0 && tokens.rows > 0) columns = tokens.rowEnds[0]!
    if (tokens.rows > 0) blocks.push({ from: begin, end, firstRow: rows, firstLine })
    for (let row = 0; row < tokens.rows; row++) {
      const got = tokens.rowEnds[row]! - (row === 0 ? 0 : tokens.rowEnds[row - 1]!)
      lines.push(tokens.lines[row]!)
      if (got !== columns) uneven(tokens.lines[row]!, columns, got)
    }
    rows += tokens.rows
    if (end === source.length) break
    size = tokens.next > 0 ? stretch : 2 * size
    begin += tokens.next
  }
  let current = blocks.length - 1
  let texts: CellText | undefined
  /** The place of a row in its block, which is taken apart. */
  const placeOf = (row: number): number => {
    const { firstRow } = blocks[current]!
    if (row >= firstRow && row < firstRow + tokens.rows) return row - firstRow
    current = blockOf(blocks, row)
    texts = undefined
    const block = blocks[current]!
    read(block.from, block.end, block.firstLine)
    return row - block.firstRow
  }
  const cell: Blocks['cell'] = (row, column, read) => {
    const k = placeOf(row) * columns + column
    return read(bytes, tokens.starts[k]!, tokens.ends[k]!)
  }
  return {
    rows,
    columns,
    fault: tokens.fault,
    cell,
    text: (row, column) =>
      cell(row, column, (bytes, start, end) => {
        if (texts === undefined) {
          const known = cellTexts(bytes.subarray(0, tokens.next))
          // all bytes are UTF-8, and a row ends with one of its own
          texts = O.isSome(known) ? known.value : () => ''
        }
        return texts(start, end)
      }),
    line: row => lines[row]!
  }
}
