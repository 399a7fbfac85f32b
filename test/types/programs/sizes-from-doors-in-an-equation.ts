/** A layer of one's own whose sizes are known only at run time. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { type Dimension, layer, matrixShape, vectorBy, withDimension, zeroMatrix } from 'lawgrad'

const linear = <const I extends number, const O extends number>(inputs: Dimension<I>, outputs: Dimension<O>) =>
  layer({
    name: 'linear',
    inputs,
    outputs,
    shape: matrixShape<O, I>(outputs, inputs),
    equation:
      ({ matVec }) =>
      weights =>
      x =>
        matVec(weights)(x),
    pullback:
      ({ outer, transposedMatVec }) =>
      (weights, x) =>
      c => ({ parameters: outer(c)(x), input: transposedMatVec(weights)(c) })
  })
const outputsOf = (columns: number, rows: number) =>
  pipe(
    columns,
    withDimension('columns', n =>
      pipe(
        rows,
        withDimension('rows', m => [...linear(n, m).forward(zeroMatrix(m, n))(vectorBy(n)(i => i))])
      )
    ),
    E.flatten
  )
assert.deepEqual(outputsOf(3, 2), E.right([0, 0]))
