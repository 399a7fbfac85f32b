/**
 * A matrix with too many columns in a pipe.
 *
 * x has two components; the matrix expects three.
 */
import { matrix, matVec, pipe, vector } from 'lawgrad'

export const y = pipe(vector([1, 2]), matVec(matrix([[1, 2, 3]])))
//                                    ^ TS2345 · size · '2' · '3'
