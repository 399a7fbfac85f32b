/**
 * A matrix of one column for a vector.
 *
 * A column is no vector in this library.
 */
import { matrix, type Vector } from 'lawgrad'

export const y: Vector<2> = matrix([[1], [2]])
//           ^ TS2322 · Matrix<2, 1> · Vector<2> · size · '[2, 1]' · '2'
