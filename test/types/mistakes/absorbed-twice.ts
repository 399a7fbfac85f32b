/**
 * A bias absorbed twice.
 *
 * θ is for [1, x]; what arrives is [1, 1, x].
 */
import { absorbBias, absorbWeights, matrix, matVec, pipe, vector } from 'lawgrad'

const theta = absorbWeights({ weights: matrix([[1, 2]]), bias: vector([3]) })
export const z = pipe(vector([5, 7]), absorbBias, absorbBias, matVec(theta))
//                                                            ^ TS2345 · size · '4' · '3'
