/**
 * Components folded into another shape.
 *
 * Six components do not make two rows of two.
 */
import { flattenRows, foldRows, matrix } from 'lawgrad'

const w = matrix([
  [1, 2, 3],
  [4, 5, 6]
])
export const m = foldRows(2, 2)(flattenRows(w))
//                              ^ TS2345 · size · '6' · '4'
