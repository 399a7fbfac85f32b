/**
 * A layer that does not fit the one before, at the end.
 *
 * Four units are followed by a layer for three.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

export const network = pipe(input(2), dense(4), sigmoid, append(denseLayer(3, 1)))
//                                                       ^ TS2345 · outputs · '4' · '3'
