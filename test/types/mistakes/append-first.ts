/**
 * A layer that does not fit the inputs.
 *
 * The network has two inputs, the first layer takes three.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

export const network = pipe(input(2), append(denseLayer(3, 2)), sigmoid, dense(1))
//                                    ^ TS2345 · outputs · '2' · '3'
