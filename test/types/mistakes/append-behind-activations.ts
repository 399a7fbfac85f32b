/**
 * A wrong layer behind two activations.
 *
 * Activations keep the size: the layer is to blame, not they.
 */
import { append, dense, denseLayer, input, pipe, sigmoid, tanh } from 'lawgrad'

export const network = pipe(input(8), dense(5), tanh, sigmoid, append(denseLayer(8, 1)))
//                                                             ^ TS2345 · outputs · '5' · '8'
