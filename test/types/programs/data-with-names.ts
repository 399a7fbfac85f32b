/** A data set keeps its names, and is a batch. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { batch, cost, dataset, dense, input, matrix, quadraticLoss, vector } from 'lawgrad'

const rows = pipe(
  batch([{ input: vector([1, 0]), target: vector([1]) }]),
  dataset({ inputNames: ['x1', 'x2'], targetNames: ['y'] })
)
const j = cost(pipe(input(2), dense(1)), quadraticLoss)(rows)([{ weights: matrix([[0, 0]]), bias: vector([0]) }])
assert.equal(j, 0.5)
