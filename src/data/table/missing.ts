/**
 * Missing values of a table.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { isNonEmpty } from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { columnUnder, misses } from '../internal/placed.ts'
import { isMissing } from '../preparation/column.ts'
import type { Row } from '../preparation/preparation.ts'
import type { Table } from './table.ts'
import type { TableError } from './table-error.ts'

/** A column of inputs or targets with missing values; its position, from 1, is among them. */
export type MissingValues = Extract<TableError, { readonly _tag: 'MissingValues' }>

/**
 * The columns in which values are missing, with how many and the line of the first: errors to show, unless they are to be filled in or dropped.
 *
 * Cost: linear. Never fails.
 *
 * @example
 * ```ts
 * import { decodeTable, missingValues } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const table = decodeTable({ file: 'cars.csv', columns: { targets: ['mpg'] } })('mpg,power\n18,130\n25,\n')
 * assert.deepEqual(E.map(missingValues)(table), E.right([
 *   { _tag: 'MissingValues', file: 'cars.csv', name: 'power', column: 1, of: 'inputs', count: 1, line: 3 }
 * ]))
 * ```
 */
export const missingValues = (table: Table): readonly MissingValues[] =>
  (['inputs', 'targets'] as const)
    // columns lie apart: they are looked through where a row has something to tell
    .filter(of => table.rows.some(row => misses(row, of)))
    .flatMap(of =>
      (of === 'inputs' ? table.inputNames : table.targetNames).flatMap((name, k): readonly MissingValues[] => {
        const holes = columnUnder(table.rows, of, k).flatMap((cell, i) => (isMissing(cell) ? [i] : []))
        const [first] = holes
        return first === undefined
          ? []
          : [
              {
                _tag: 'MissingValues',
                file: table.file,
                name,
                column: k + 1,
                of,
                count: holes.length,
                line: table.lines[first] ?? 0
              }
            ]
      })
    )

/**
 * The table without the rows in which an input or a target is missing, or `None` where none is left. Cost: linear. Never fails.
 *
 * @example
 * ```ts
 * import { decodeTable, dropMissing } from 'lawgrad'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const table = decodeTable({ file: 'cars.csv', columns: { targets: ['mpg'] } })('mpg,power\n18,130\n25,\n')
 * const lines = pipe(O.fromEither(table), O.flatMap(dropMissing), O.map(kept => kept.lines))
 * assert.deepEqual(lines, O.some([2]))
 * ```
 */
export const dropMissing = (table: Table): O.Option<Table> => {
  const kept = table.rows.flatMap((row: Row, k) => (misses(row, 'inputs') || misses(row, 'targets') ? [] : [k]))
  const rows = kept.flatMap(k => table.rows[k] ?? [])
  return isNonEmpty(rows)
    ? O.some({
        ...table,
        rows: pipe(
          rows,
          RNEA.map((row: Row) => row)
        ),
        others: kept.map(k => table.others[k] ?? []),
        lines: kept.map(k => table.lines[k] ?? 0)
      })
    : O.none
}
