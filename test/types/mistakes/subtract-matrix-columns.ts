/**
 * Difference of matrices with different columns.
 *
 * The second has one column less.
 */
import { matrix, subtractMatrix } from 'lawgrad'

export const m = subtractMatrix(matrix([[1, 2, 3]]))(matrix([[1, 2]]))
//                                                   ^ TS2345 · columns · '2' · '3'
