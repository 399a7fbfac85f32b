import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import type { DataError } from '../../data-error.ts'
import { writtenNumber } from '../number.ts'
import { errorsOf } from './errors.ts'
import { jsonFault } from './json-fault.ts'
import type { NamedGrid } from './table-of.ts'

type Decoded<A> = E.Either<NonEmptyArray<DataError>, A>

const fail = (error: DataError): E.Either<NonEmptyArray<DataError>, never> => E.left([error])

/** A value, if the text is JSON. */
const parsed = (text: string): O.Option<unknown> => O.tryCatch((): unknown => JSON.parse(text))

/** Where a text stops to be JSON, and what stands there; its lines begin with a given one. */
const noJson = (file: string, text: string, line = 1): E.Either<NonEmptyArray<DataError>, never> => {
  const at = jsonFault(text)
  const rest = text.slice(at).split(/[\r\n]/u, 1)[0]!
  return fail({ _tag: 'NoJson', file, line: line + text.slice(0, at).split('\n').length - 1, got: rest.slice(0, 20) })
}

/** The rows of a JSON text, the line that each begins in, and the names of the columns where they stand apart. */
interface JsonRows {
  readonly rows: readonly unknown[]
  readonly lines: readonly number[]
  readonly names: readonly unknown[] | null
}

const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

/** The lines in which objects and lists begin that lie so deep. */
const linesAt = (text: string, depth: number): readonly number[] => {
  const lines: number[] = []
  let [line, deep, isText] = [1, 0, false]
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!
    if (unit === '\n') line++
    else if (isText && unit === '\\') at++
    else if (unit === '"') isText = !isText
    else if (isText) continue
    else if (unit === '{' || unit === '[') {
      if (deep++ === depth) lines.push(line)
    } else if (unit === '}' || unit === ']') deep--
  }
  return lines
}

const whole = (file: string, text: string, value: unknown): Decoded<JsonRows> => {
  const located = (rows: readonly unknown[], depth: number, names: readonly unknown[] | null): JsonRows => {
    const lines = linesAt(text, depth)
    return { rows, names, lines: lines.length === rows.length ? lines : rows.map((_, k) => k + 1) }
  }
  if (Array.isArray(value)) return E.right(located(value, 1, null))
  if (!isRecord(value)) return fail({ _tag: 'NoJsonRows', file, got: shown(value) })
  const { columns } = value
  const rows = value['rows'] ?? value['data']
  if (!Array.isArray(rows)) return E.right(located([value], 0, null))
  return E.right(located(rows, 2, Array.isArray(columns) ? columns : null))
}

/** A row on each line. */
const byLine = (file: string, text: string): Decoded<JsonRows> => {
  const rows: unknown[] = []
  const lines: number[] = []
  for (const [k, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (line.trim() === '') continue
    const row = parsed(line)
    if (O.isNone(row)) return noJson(file, line, k + 1)
    rows.push(row.value)
    lines.push(k + 1)
  }
  return E.right({ rows, lines, names: null })
}

const jsonRows = (file: string, text: string): Decoded<JsonRows> => {
  if (text.trim() === '') return fail({ _tag: 'EmptyTable', file })
  const value = parsed(text)
  if (O.isSome(value)) return whole(file, text, value.value)
  const [first = ''] = text.trimStart().split(/[\r\n]/u, 1)
  return O.isSome(parsed(first)) ? byLine(file, text) : noJson(file, text)
}

const shown = (u: unknown): string =>
  u === undefined
    ? 'nothing'
    : Array.isArray(u)
      ? `a list of ${u.length}`
      : isRecord(u)
        ? 'an object'
        : typeof u === 'string'
          ? JSON.stringify(u.slice(0, 40))
          : String(u)

type JsonCell = number | string | null

const cellOf = (u: unknown): JsonCell | undefined =>
  u === undefined || u === null
    ? null
    : typeof u === 'number' || typeof u === 'string'
      ? u
      : typeof u === 'boolean'
        ? String(u)
        : undefined

/** The names of objects, in the order in which they first stand. */
const keysOf = (rows: readonly unknown[]): readonly string[] => {
  const keys = new Set<string>()
  for (const row of rows) if (isRecord(row)) for (const key of Object.keys(row)) keys.add(key)
  return [...keys]
}

/** All text, and a number somewhere below. */
const areNames = (first: unknown, rows: readonly unknown[]): boolean =>
  Array.isArray(first) &&
  first.every(cell => typeof cell === 'string') &&
  rows.some(row => Array.isArray(row) && row.some(cell => typeof cell === 'number'))

/** The cells of a JSON text. */
export const jsonGrid = (file: string, source: string, header?: boolean): Decoded<NamedGrid> => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  const read = jsonRows(file, text)
  if (E.isLeft(read)) return read
  const { rows: all, lines: allLines, names: apart } = read.right
  const isTitled = apart === null && (header ?? areNames(all[0], all.slice(1))) && Array.isArray(all[0])
  const [rows, lines] = isTitled ? [all.slice(1), allLines.slice(1)] : [all, allLines]
  if (rows.length === 0) return fail({ _tag: 'EmptyTable', file })
  const titles: unknown = isTitled ? all[0] : apart
  const ofObjects = isRecord(rows[0])
  const length = Array.isArray(titles) ? titles.length : Array.isArray(rows[0]) ? rows[0].length : 0
  const names = ofObjects
    ? keysOf(rows)
    : Array.isArray(titles)
      ? titles.map(title => String(cellOf(title) ?? ''))
      : Array.from({ length }, () => '')
  const errors = errorsOf(file)
  const wrong = (row: number, expected: string, got: unknown): void =>
    errors.add({ _tag: 'WrongJsonRow', file, row: row + 1, expected, got: shown(got) })
  const cells = rows.map((row, k): readonly JsonCell[] => {
    const own: readonly unknown[] | null =
      ofObjects && isRecord(row)
        ? names.map(name => (Object.hasOwn(row, name) ? row[name] : null))
        : !ofObjects && Array.isArray(row)
          ? row
          : null
    if (own === null || own.length !== names.length) {
      wrong(k, ofObjects ? 'an object, as in the first row' : `a list of ${names.length}`, row)
      return []
    }
    return own.map((cell, column) => {
      const value = cellOf(cell)
      if (value === undefined) wrong(k, `a number, a text or null in ${names[column] || `column ${column + 1}`}`, cell)
      return value ?? null
    })
  })
  return errors.or({
    names,
    grid: {
      file,
      rows: rows.length,
      columns: names.length,
      text: (row, column) => String(cells[row]![column] ?? '').trim(),
      number: (row, column, decimal) => {
        const cell = cells[row]![column]
        return typeof cell === 'number' ? cell : typeof cell === 'string' ? writtenNumber(decimal)(cell) : NaN
      },
      line: row => lines[row]!
    }
  })
}
