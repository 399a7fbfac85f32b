/**
 * A third row of two.
 *
 * A matrix of two rows has two.
 */
import { matrix, rows } from 'lawgrad'

export const [first, second, third] = rows(matrix([[1, 2, 3], [4, 5, 6]]))
//                           ^ TS2493 · length '2' · index '2'
