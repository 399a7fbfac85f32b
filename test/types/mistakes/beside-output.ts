/**
 * A layer behind layers side by side.
 *
 * Two and three outputs make five; the layer takes four.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { beside, compose, denseLayer } from 'lawgrad'

export const network = pipe(denseLayer(1, 2), beside(denseLayer(1, 3)), compose(denseLayer(4, 1)))
//                                                                      ^ TS2345 · outputs · '5' · '4'
