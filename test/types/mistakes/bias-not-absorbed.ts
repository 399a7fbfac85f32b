/**
 * Absorbed weights with an input that is not.
 *
 * θ has a column for the bias; x has no leading 1.
 */
import { absorbWeights, matrix, matVec, vector } from 'lawgrad'

const theta = absorbWeights({ weights: matrix([[1, 2]]), bias: vector([3]) })
export const z = matVec(theta)(vector([5, 7]))
//                             ^ TS2345 · size · '2' · '3'
