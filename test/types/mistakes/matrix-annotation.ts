/**
 * A matrix of another shape than declared.
 *
 * The rows have three numbers, the type says two.
 */
import { matrix, type Matrix } from 'lawgrad'

export const w: Matrix<1, 2> = matrix([[1, 2, 3]])
//           ^ TS2322 · size · '2' · '3'
