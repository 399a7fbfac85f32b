/**
 * An outer product that is the transposed of what is expected.
 *
 * a·bᵀ has a row for each component of a.
 */
import { type Matrix, outer, vector } from 'lawgrad'

export const m: Matrix<3, 2> = outer(vector([1, 2]))(vector([1, 2, 3]))
//           ^ TS2322 · Matrix<2, 3> · '2' · '3'
