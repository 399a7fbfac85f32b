/**
 * A run-time size without its bias.
 *
 * θ has a column more than x has components.
 */
import { absorbWeights, matVec, withDimension, zeroMatrix, zeros } from 'lawgrad'

export const run = withDimension('features', n =>
  matVec(absorbWeights({ weights: zeroMatrix(1, n), bias: zeros(1) }))(zeros(n))
//                                                                     ^ TS2345 · features · size · features + 1
)
