/**
 * Plain weights with an absorbed input.
 *
 * [1, x] has one component more than W has columns.
 */
import { absorbBias, matrix, matVec, vector } from 'lawgrad'

export const z = matVec(matrix([[1, 2]]))(absorbBias(vector([5, 7])))
//                                        ^ TS2345 · size · '3' · '2'
