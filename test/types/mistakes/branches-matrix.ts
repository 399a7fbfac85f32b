/**
 * A branch that gives a matrix.
 *
 * Vectors are put one after the other; a matrix has no end.
 */
import { flattenLayer, fork, tanhLayer } from 'lawgrad'

const vector = flattenLayer([2, 2])
const matrix = tanhLayer([2, 2])
export const stage = fork(vector, matrix)
//                                ^ TS2345 · outputs · '[2, 2]' · 'number'
