/** The Gram matrix of any matrix is square. */
import { strict as assert } from 'node:assert'
import { matMul, matrix, type Matrix, transpose } from 'lawgrad'

const gram = <R extends number, C extends number>(w: Matrix<R, C>): Matrix<C, C> => matMul(transpose(w))(w)
const g: Matrix<2, 2> = gram(
  matrix([
    [1, 2],
    [3, 4],
    [5, 6]
  ])
)
assert.deepEqual(
  [...g],
  [
    [35, 44],
    [44, 56]
  ]
)
