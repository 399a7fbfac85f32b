/**
 * Sum of matrices with different rows.
 *
 * The second has one row more.
 */
import { addMatrix, matrix } from 'lawgrad'

export const m = addMatrix(matrix([[1, 2]]))(
  matrix([
//^ TS2345 · rows · '2' · '1'
    [1, 2],
    [3, 4]
  ])
)
