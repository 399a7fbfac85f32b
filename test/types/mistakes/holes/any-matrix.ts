/**
 * A matrix of rows of type any.
 *
 * Closed.
 */
import { matrix, type Matrix } from 'lawgrad'

export const w: Matrix<2, 2> = matrix(JSON.parse('[[1]]'))
//           ^ TS2322
