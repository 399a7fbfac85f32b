/**
 * A matrix of rows of type any.
 *
 * Closed.
 */
import { type Matrix, matrix } from 'lawgrad'

export const w: Matrix<2, 2> = matrix(JSON.parse('[[1]]'))
//           ^ TS2322
