/**
 * A transposition that was forgotten.
 *
 * The sum of a matrix and its transposed needs a square matrix.
 */
import { add, matrix, pipe, transpose } from 'lawgrad'

const w = matrix([[1, 2, 3]])
export const m = pipe(w, add(transpose(w)))
//                       ^ TS2345 · size · '1' · '3'
