/**
 * A layer that does not fit the one before, in the middle.
 *
 * Four units are followed by a layer for three.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

export const network = pipe(input(2), dense(4), append(denseLayer(3, 2)), sigmoid, dense(1))
//                                              ^ TS2345 · outputs · '4' · '3'
