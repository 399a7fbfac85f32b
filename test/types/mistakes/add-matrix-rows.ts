/**
 * Sum of matrices with different rows.
 *
 * The second has one row more.
 */
import { add, matrix } from 'lawgrad'

export const m = add(matrix([[1, 2]]))(
  matrix([
//^ TS2345 · size · '2' · '1'
    [1, 2],
    [3, 4]
  ])
)
