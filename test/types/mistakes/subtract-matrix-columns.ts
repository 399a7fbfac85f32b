/**
 * Difference of matrices with different columns.
 *
 * The second has one column less.
 */
import { matrix, subtract } from 'lawgrad'

export const m = subtract(matrix([[1, 2, 3]]))(matrix([[1, 2]]))
//                                             ^ TS2345 · size · '2' · '3'
