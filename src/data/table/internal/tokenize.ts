import type { TableFormat } from '../table.ts'

/** Where the quotes do not match. */
export type QuoteFault = { readonly _tag: 'QuoteNotClosed' | 'MisplacedQuote'; readonly line: number }

/** The cells of rows as places in bytes. */
export interface Tokens {
  /** Where a cell begins. */
  starts: Int32Array
  /** Where it ends; the complement of that where quotes are doubled in it. */
  ends: Int32Array
  cells: number
  /** The number of cells up to the end of each row. */
  rowEnds: Int32Array
  /** The line that each row ends in, from 1. */
  lines: Int32Array
  rows: number
  /** Where the first row that is not complete begins. */
  next: number
  /** The line of that place. */
  line: number
  fault: QuoteFault | null
}

/** Tokens of none, to be filled. */
export const noTokens = (line = 1): Tokens => ({
  starts: new Int32Array(1024),
  ends: new Int32Array(1024),
  cells: 0,
  rowEnds: new Int32Array(256),
  lines: new Int32Array(256),
  rows: 0,
  next: 0,
  line,
  fault: null
})

const twice = (array: Int32Array): Int32Array => {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

const [tab, lineFeed, carriageReturn, space, quote] = [9, 10, 13, 32, 34]
const delimiters = { comma: 44, semicolon: 59, tab, spaces: space } as const

/** What a byte is: 0 for the bytes of cells, and odd where a cell may end. */
const [blank, delimits, breaks, quotes] = [2, 1, 3, 5]

const kindsOf = ({ delimiter }: Pick<TableFormat, 'delimiter'>): Uint8Array => {
  const kinds = new Uint8Array(256)
  for (const byte of [tab, 11, 12, space]) kinds[byte] = blank
  kinds[lineFeed] = breaks
  kinds[carriageReturn] = breaks
  kinds[quote] = quotes
  kinds[delimiters[delimiter]] = delimits
  if (delimiter === 'spaces') kinds[tab] = delimits
  return kinds
}

/** Whether the bytes are white space as `trim` sees it. */
const isWhite = (bytes: Uint8Array, start: number, end: number): boolean =>
  new TextDecoder().decode(bytes.subarray(start, end)).trim() === ''

/** White space beyond ASCII. */
const isForeign = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes[start]! > 127 && isWhite(bytes, start, end)

const beginsWith = (bytes: Uint8Array, mark: Uint8Array, at: number): boolean => {
  for (let k = 0; k < mark.length; k++) if (bytes[at + k] !== mark[k]) return false
  return true
}

export type Tokenizer = (tokens: Tokens, bytes: Uint8Array, from: number, isLast: boolean) => void

/**
 * Puts the rows of `bytes` from a place on into `tokens`, without blank lines and comments; what follows the last line break is a row where
 * the bytes are the last ones, and otherwise waits. Quotes are those of RFC 4180; a line ends with LF, CRLF or CR.
 */
export const tokenizer = (format: Pick<TableFormat, 'delimiter' | 'comment'>): Tokenizer => {
  const kinds = kindsOf(format)
  const runs = format.delimiter === 'spaces'
  // runs of spaces stand at the beginning of a line, too
  const leading = runs ? delimits : blank
  const mark = new TextEncoder().encode(format.comment ?? '')
  return (tokens, bytes, from, isLast) => {
    const length = bytes.length
    let { starts, ends, cells, rowEnds, lines, rows, line } = tokens
    let at = from
    tokens.next = from
    reading: while (at < length) {
      const first = cells
      let rowLine = line
      if (runs || mark.length > 0) {
        let inked = at
        while (inked < length && (kinds[bytes[inked]!] === blank || kinds[bytes[inked]!] === leading)) inked++
        if (runs) at = inked
        if (mark.length > 0 && beginsWith(bytes, mark, inked)) {
          while (inked < length && kinds[bytes[inked]!] !== breaks) inked++
          at = inked
        }
      }
      // the cells of a row
      for (;;) {
        while (at < length && kinds[bytes[at]!] === blank) at++
        const start = at
        while (at < length && (kinds[bytes[at]!]! & 1) === 0) at++
        let begin = start
        let end = at
        const isQuoted = at < length && bytes[at] === quote
        if (isQuoted) {
          if (at > start && !isWhite(bytes, start, at)) {
            tokens.fault = { _tag: 'MisplacedQuote', line: rowLine }
            break reading
          }
          const opened = rowLine
          let doubled = false
          begin = ++at
          for (;;) {
            while (at < length && bytes[at] !== quote) {
              if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) rowLine++
              at++
            }
            if (at >= length) {
              if (isLast) tokens.fault = { _tag: 'QuoteNotClosed', line: opened }
              break reading
            }
            if (bytes[at + 1] !== quote || at + 1 >= length) break
            doubled = true
            at += 2
          }
          end = doubled ? ~at : at
          const after = ++at
          while (at < length && (kinds[bytes[at]!]! & 1) === 0) at++
          const isClean = at >= length || bytes[at] !== quote
          if (!isClean || (at > after && !isWhite(bytes, after, at))) {
            if (at >= length && !isLast) break reading
            tokens.fault = { _tag: 'MisplacedQuote', line: rowLine }
            break reading
          }
        } else while (end > begin && kinds[bytes[end - 1]!] === blank) end--
        // a row is blank that has one cell and nothing in it
        const stops = at >= length ? breaks : kinds[bytes[at]!]
        if (stops === breaks && cells === first && (begin === end || (!isQuoted && isForeign(bytes, begin, end)))) {
          break
        }
        if (cells === starts.length) {
          starts = tokens.starts = twice(starts)
          ends = tokens.ends = twice(ends)
        }
        starts[cells] = begin
        ends[cells++] = end
        if (runs) while (at < length && kinds[bytes[at]!] === delimits) at++
        else if (stops === delimits) at++
        if (at >= length && !isLast) break reading
        if (stops === breaks || (runs && (at >= length || kinds[bytes[at]!] === breaks))) break
      }
      // the break of the line
      if (at < length) {
        if (bytes[at] === carriageReturn) {
          if (at + 1 === length && !isLast) break
          if (bytes[at + 1] === lineFeed) at++
        }
        at++
      } else if (!isLast) break
      if (cells > first) {
        if (rows === rowEnds.length) {
          rowEnds = tokens.rowEnds = twice(rowEnds)
          lines = tokens.lines = twice(lines)
        }
        rowEnds[rows] = cells
        lines[rows++] = rowLine
      }
      line = rowLine + 1
      tokens.next = at
      tokens.line = line
    }
    tokens.rows = rows
    tokens.cells = rows === 0 ? 0 : rowEnds[rows - 1]!
  }
}
