import type { DataError } from '../../data-error.ts'
import { writtenNumber } from '../number.ts'
import type { Delimiter, TableFormat } from '../table.ts'
import type { Grid } from './grid.ts'
import { isUsualMark, missingIn } from './marks.ts'
import { cellTexts } from './texts.ts'
import { noTokens, tokenizer } from './tokenize.ts'
import * as O from 'fp-ts/lib/Option.js'

/** So much of a file is looked at; the bytes that are given here are its first, one more of them where there are more. */
export const sampleBytes = 65_536
const sampleRows = 200

/** How the first rows look, taken with a delimiter. */
interface Look {
  /** The number of cells, where all rows have as many; otherwise 0. */
  readonly width: number
  readonly isOne: boolean
  /** The part of the cells that are numbers. */
  readonly numbers: number
  readonly line: number
}

const isNumeric = (text: string): boolean =>
  Number.isFinite(writtenNumber('point')(text)) || Number.isFinite(writtenNumber('comma')(text))

const lookAt = (bytes: Uint8Array, format: TableFormat, delimiter: Delimiter): Look | null => {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const isLast = bytes.length <= sampleBytes
  const sample = bytes.subarray(0, sampleBytes)
  const tokens = noTokens()
  tokenizer({ ...format, delimiter })(tokens, sample, from, isLast)
  const { fault, starts, ends, rowEnds, lines } = tokens
  const rows = Math.min(tokens.rows, sampleRows)
  if (rows === 0 || (fault !== null && rows < 2)) return null
  const texts = cellTexts(isLast ? sample : sample.subarray(0, tokens.next))
  if (O.isNone(texts)) return null
  const text = (cell: number): string => texts.value(starts[cell]!, ends[cell]!)
  const width = rowEnds[0]!
  let [isEven, isOne, numbers] = [true, true, 0]
  for (let row = 0, from = 0; row < rows; from = rowEnds[row++]!) {
    const cells = rowEnds[row]! - from
    isEven &&= cells === width
    isOne &&= cells === 1
    for (let cell = from; cell < rowEnds[row]!; cell++) if (isNumeric(text(cell))) numbers++
  }
  return {
    width: isEven ? width : 0,
    isOne,
    numbers: numbers / rowEnds[rows - 1]!,
    line: lines[0]!
  }
}

const isBetter = (other: Look, asked: Look | null, delimiter: Delimiter): boolean =>
  other.width > 1 &&
  (asked === null || asked.isOne || (delimiter !== 'spaces' && (asked.width === 0 || other.numbers > asked.numbers)))

const allDelimiters: readonly Delimiter[] = ['comma', 'semicolon', 'tab', 'spaces']

/** The first line that holds a row. */
const firstLine = (bytes: Uint8Array, { comment }: TableFormat): string =>
  new TextDecoder()
    .decode(bytes.subarray(0, sampleBytes))
    .split(/[\r\n]+/u)
    .map(line => line.trim())
    .find(line => line !== '' && (comment === null || !line.startsWith(comment))) ?? ''

/** The delimiter that a file seems to have, where it is another than the one asked for; one that is given counts unless it separates nothing. */
export const otherDelimiter = (
  file: string,
  bytes: Uint8Array,
  format: TableFormat,
  isGiven: boolean
): Extract<DataError, { readonly _tag: 'OtherDelimiter' }> | null => {
  const asked = lookAt(bytes, format, format.delimiter)
  if (isGiven && asked !== null && !asked.isOne) return null
  let best: { readonly delimiter: Delimiter; readonly look: Look } | null = null
  for (const delimiter of allDelimiters) {
    const look = delimiter === format.delimiter ? null : lookAt(bytes, format, delimiter)
    if (look === null || !isBetter(look, asked, delimiter)) continue
    const [own, sofar] = [look.numbers * look.width, best === null ? -1 : best.look.numbers * best.look.width]
    if (own > sofar) best = { delimiter, look }
  }
  return best === null
    ? null
    : {
        _tag: 'OtherDelimiter',
        file,
        line: best.look.line,
        asked: format.delimiter,
        found: best.delimiter,
        got: firstLine(bytes, format)
      }
}

const marks = ['#', '%', '//'] as const

/** The mark of comments without which no delimiter makes even rows, and with which one does. */
export const otherComment = (
  file: string,
  bytes: Uint8Array,
  format: TableFormat
): Extract<DataError, { readonly _tag: 'OtherComment' }> | null => {
  const isEven = (comment: string | null): boolean =>
    allDelimiters.some(delimiter => (lookAt(bytes, { ...format, comment }, delimiter)?.width ?? 0) > 1)
  if (format.comment !== null || isEven(null)) return null
  const lines = new TextDecoder().decode(bytes.subarray(0, sampleBytes)).split(/\r\n|\n|\r/u)
  for (const found of marks) {
    const line = lines.findIndex(each => each.trimStart().startsWith(found))
    if (line !== -1 && isEven(found))
      return { _tag: 'OtherComment', file, line: line + 1, found, got: lines[line]!.trim() }
  }
  return null
}

/** What a column holds below the first row, and what is in that. */
type Below = { readonly first: string; readonly isNumber: boolean; readonly comesAgain: boolean }

/** What each column holds, looked at row by row. */
const belows = (grid: Grid, format: TableFormat): readonly Below[] => {
  const isMissing = missingIn(format)
  const columns = Array.from({ length: grid.columns }, (_, column) => ({
    first: grid.text(0, column).trim(),
    numbers: 0,
    others: 0,
    comesAgain: false
  }))
  for (let row = 1; row < Math.min(grid.rows, 1000); row++)
    for (const [k, column] of columns.entries()) {
      const text = grid.text(row, k).trim()
      column.comesAgain ||= text === column.first
      if (isNumeric(text)) column.numbers++
      else if (!isMissing(text) && !isUsualMark(text)) column.others++
    }
  return columns.map(({ first, numbers, others, comesAgain }) => ({ first, isNumber: numbers > others, comesAgain }))
}

/** Whether the first row seems to be data though it is to be names, or names though it is to be data. */
export const otherHeader = (grid: Grid, format: TableFormat, isGiven: boolean): DataError | null => {
  if (format.header && isGiven) return null
  const isMissing = missingIn(format)
  const columns = belows(grid, format)
  const got = columns.map(({ first }) => first)
  const place = { file: grid.file, line: grid.line(0), got }
  if (grid.rows === 1) return format.header && got.some(isNumeric) ? { _tag: 'LooksLikeData', ...place } : null
  const numeric = columns.filter(({ isNumber }) => isNumber).map(({ first }) => first)
  const isMark = (text: string): boolean => text !== '' && (isMissing(text) || isUsualMark(text))
  const isData =
    numeric.some(isNumeric) ||
    (numeric.some(isMark) && numeric.every(text => text === '' || isMark(text))) ||
    (numeric.length === 0 && columns.every(({ comesAgain }) => comesAgain))
  const isName = (text: string): boolean => text !== '' && !isNumeric(text) && !isMark(text)
  const isNames = numeric.some(isName) && numeric.every(isName)
  return format.header
    ? isData
      ? { _tag: 'LooksLikeData', ...place }
      : null
    : isNames
      ? { _tag: 'LooksLikeNames', ...place }
      : null
}
