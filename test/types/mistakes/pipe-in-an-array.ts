/**
 * A wrong stage of a network in an array of networks.
 *
 * The array, and what counts the parameters of each network in it, are not blamed.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

const good = pipe(input(2), dense(3), sigmoid, dense(1))
const bad = pipe(input(2), dense(3), sigmoid, append(denseLayer(4, 1)))
//                                            ^ TS2345 · outputs · '3' · '4'
export const counts = [good, bad].map(network => network.shape.count)
