/**
 * A layer where a stage is expected.
 *
 * `append(layer)` makes a stage of a layer.
 */
import { denseLayer, input, pipe } from 'lawgrad'

export const network = pipe(input(2), denseLayer(2, 1))
//                                    ^ TS2345 · Dense<2, 1> · Network<2, 2, []>
