/**
 * Rows and columns swapped where a matrix is read.
 *
 * A matrix of 2 × 3 is read as one of 3 × 2.
 */
import * as E from 'fp-ts/lib/Either.js'
import { type Matrix, matrixFrom } from 'lawgrad'

const rows: readonly (readonly number[])[] = [
  [1, 2, 3],
  [4, 5, 6]
]
export const w: E.Either<unknown, Matrix<2, 3>> = matrixFrom(3, 2)(rows)
//           ^ TS2322 · size · '3' · '2'
