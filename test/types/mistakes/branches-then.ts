/**
 * A layer behind branches.
 *
 * Three and two outputs are five; the layer takes six.
 */
import { append, denseLayer, fork, input, pipe } from 'lawgrad'

export const network = pipe(input(4), fork(denseLayer(4, 3), denseLayer(4, 2)), append(denseLayer(6, 1)))
//                                                                              ^ TS2345 · outputs · '5' · '6'
