/**
 * A bias that does not fit the weights.
 *
 * Two rows of weights, three components of bias.
 */
import { absorbWeights, matrix, vector } from 'lawgrad'

export const theta = absorbWeights({ weights: matrix([[1], [2]]), bias: vector([1, 2, 3]) })
//                                                                ^ TS2322 · size · '3' · '2'
