import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { list, natural, reading, record } from './codecs.ts'
import { doubleOf, jsonNumber } from './tree.ts'
import type { Json } from './write-json.ts'

type Row = Readonly<Record<string, number>>

/** Rows of numbers by name as columns, which take a third of the space: `{ "rows": 2, "columns": { "cost": [0.5, 0.25] } }`; `null` where a row has no such number. */
export const columnsOf = (rows: readonly Row[]): Json => {
  const columns = new Map<string, (number | string | null)[]>()
  rows.forEach((row, k) => {
    for (const [name, value] of Object.entries(row)) {
      const column = columns.get(name) ?? []
      if (column.length === 0) columns.set(name, column)
      while (column.length < k) column.push(null)
      column.push(jsonNumber(value))
    }
  })
  for (const column of columns.values()) while (column.length < rows.length) column.push(null)
  return { rows: rows.length, columns: Object.fromEntries(columns) }
}

const cell = reading<number | null>(
  'a number, one of the texts NaN, Infinity, -Infinity and -0, or null',
  (u, context) => {
    const found = u === null ? null : doubleOf(u)
    return found === undefined ? t.failure(u, context) : t.success(found)
  }
)

const form = t.type({ rows: natural, columns: record(list(cell)) }, 'columns of numbers')

const fits = 'columns of as many items as there are rows'

/** The rows of columns. */
export const rowsCodec = reading<readonly Row[]>(form.name, (u, context) =>
  pipe(
    form.validate(u, context),
    E.flatMap(({ rows, columns }) => {
      const all = Object.entries(columns)
      return all.every(([, column]) => column.length === rows) && (all.length > 0 || rows < 1000)
        ? t.success(
            Array.from({ length: rows }, (_, k) =>
              Object.freeze(
                Object.fromEntries(
                  all.flatMap(([name, column]) => {
                    const value = column[k] ?? null
                    return value === null ? [] : [[name, value]]
                  })
                )
              )
            )
          )
        : t.failures([{ value: u, context, message: fits }])
    })
  )
)
