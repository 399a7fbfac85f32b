/**
 * Layers that do not compose.
 *
 * Two outputs, then an activation of three.
 */
import { compose, denseLayer, pipe, sigmoidLayer } from 'lawgrad'

export const unit = pipe(denseLayer(4, 2), compose(sigmoidLayer(3)))
//                                         ^ TS2345 · outputs · '2' · '3'
