/**
 * Tables from JSON.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { DataError, Sizes } from '../data-error.ts'
import { jsonGrid } from './internal/json-grid.ts'
import { tableOf } from './internal/table-of.ts'
import type { Table, TableDescription } from './table.ts'

/**
 * The table of a JSON text: a list of objects, a list of lists, `{ "columns": […], "rows": […] }` (or `data`, as pandas writes it), or a row on each line.
 *
 * Of objects the names are those of all rows, and one that a row lacks is a missing value there, as `null` is; of lists the first one holds the names where it
 * is all text above a column of numbers. Numbers, also in quotes, are numbers; `true` and `false` are text. Cost: linear. Errors: those of `decodeTable` for
 * columns and cells; text that is no JSON; lists of different length; a list or an object in a cell.
 *
 * @example
 * ```ts
 * import { decodeJsonTable } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const decode = decodeJsonTable({ file: 'cars.json', columns: { targets: ['mpg'] } })
 * const table = decode('[{ "mpg": 18, "weight": 3504 }, { "weight": 2130, "mpg": 27 }]')
 * assert.ok(E.isRight(table))
 * assert.deepEqual(table.right.rows[1], { inputs: [2130], targets: [27] })
 * assert.deepEqual(decode('[["mpg", "weight"], [18, 3504], [27, 2130]]'), table)
 * ```
 */
export const decodeJsonTable =
  (description: TableDescription, sizes?: Sizes) =>
  (text: string): E.Either<NonEmptyArray<DataError>, Table> =>
    pipe(
      jsonGrid(description.file, text, description.format?.header),
      E.flatMap(grid => tableOf(grid, description, sizes))
    )
