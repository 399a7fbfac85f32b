/**
 * A vector longer than the rows of the matrix.
 *
 * W has two columns, x three components.
 */
import { matrix, matVec, vector } from 'lawgrad'

export const y = matVec(matrix([[1, 2]]))(vector([1, 2, 3]))
//                                        ^ TS2345 · size · '3' · '2'
