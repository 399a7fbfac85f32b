/**
 * A layer behind layers side by side.
 *
 * Two and three outputs make five; the layer takes four.
 */
import { append, beside, denseLayer, input, pipe } from 'lawgrad'

export const network = pipe(input(2), beside(denseLayer(1, 2), denseLayer(1, 3)), append(denseLayer(4, 1)))
//                                                                                ^ TS2345 · outputs · '5' · '4'
