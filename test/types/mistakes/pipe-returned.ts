/**
 * A wrong stage of a network that a function returns.
 *
 * Who calls the function is not blamed.
 */
import { append, dense, denseLayer, input, pipe, sigmoid, vector } from 'lawgrad'

const make = () => pipe(input(2), dense(3), append(denseLayer(4, 1)), sigmoid)
//                                          ^ TS2345 · outputs · '3' · '4'
const network = make()
export const count = network.shape.count
export const again = pipe(make(), dense(2)).outputs
