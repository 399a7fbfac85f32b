/** Weights of a run-time shape, carried over by witnesses for rows and columns. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { castColumns, castRows, matrixBy, matVec, sameDimension, vector, withDimension } from 'lawgrad'

const applied = (rows: number, columns: number) =>
  pipe(
    rows,
    withDimension('rows', r =>
      pipe(
        columns,
        withDimension('columns', c => {
          const w = matrixBy(r, c)(() => 1)
          return pipe(
            O.Do,
            O.apS('down', sameDimension(r, 2)),
            O.apS('across', sameDimension(c, 3)),
            O.map(({ down, across }) => {
              const fixed = pipe(w, castRows(down), castColumns(across))
              return [...matVec(fixed)(vector([1, 2, 3]))]
            })
          )
        })
      )
    ),
    E.flatten
  )
assert.deepEqual(applied(2, 3), E.right(O.some([6, 6])))
assert.deepEqual(applied(3, 2), E.right(O.none))
