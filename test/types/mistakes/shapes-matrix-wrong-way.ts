/**
 * A matrix the wrong way round.
 *
 * A table of 3 × 2 is no 2 × 3: transpose turns it.
 */
import { matMul, type Matrix, matrix } from 'lawgrad'

const table = matrix([[1, 2], [3, 4], [5, 6]])
export const product = (w: Matrix<4, 2>) => matMul(w)(table)
//                                                    ^ TS2345 · '3' · '2'
