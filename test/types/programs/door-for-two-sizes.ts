/** Inputs and outputs of run-time sizes do not get mixed up. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { matrixBy, matVec, norm, transposedMatVec, vectorBy, withDimension } from 'lawgrad'

const trace = (inputs: number, outputs: number) =>
  pipe(
    inputs,
    withDimension('inputs', i =>
      pipe(
        outputs,
        withDimension('outputs', o => {
          const w = matrixBy(o, i)((row, column) => (row === column ? 1 : 0))
          const y = matVec(w)(vectorBy(i)(() => 1))
          const x = transposedMatVec(w)(y)
          return norm(x) ** 2
        })
      )
    ),
    E.flatten
  )
assert.deepEqual(trace(4, 4), E.right(4))
