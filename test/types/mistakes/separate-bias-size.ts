/**
 * Absorbed weights separated with the wrong number of inputs.
 *
 * θ of 1 × 3 is that of two inputs, not of three.
 */
import { absorbWeights, matrix, separateBias, vector } from 'lawgrad'

const theta = absorbWeights({ weights: matrix([[1, 2]]), bias: vector([3]) })
export const affine = separateBias(3)(theta)
//                                    ^ TS2345 · size · '3' · '4'
