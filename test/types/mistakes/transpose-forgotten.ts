/**
 * A transposition that was forgotten.
 *
 * The sum of a matrix and its transposed needs a square matrix.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { add, matrix, transpose } from 'lawgrad'

const w = matrix([[1, 2, 3]])
export const m = pipe(w, add(transpose(w)))
//                    ^ TS2345 · size · '1' · '3'
