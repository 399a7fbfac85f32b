/**
 * A layer frozen at the parameters of another.
 *
 * The weights have three columns, the layer has two inputs.
 */
import { denseLayer, frozenLayer, matrix, vector } from 'lawgrad'

export const layer = frozenLayer(denseLayer(2, 1), { weights: matrix([[1, 2, 3]]), bias: vector([0]) })
//                                                   ^ TS2322 · 'Matrix<1, 3>' · 'Matrix<1, 2>'
