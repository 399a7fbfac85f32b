/**
 * A layer where its size belongs.
 *
 * `append` takes a layer; `dense` takes a size.
 */
import { dense, denseLayer, input, pipe } from 'lawgrad'

export const network = pipe(input(2), dense(denseLayer(2, 3)))
//                                          ^ TS2345 · 'Dense<2, 3>' · expected a size, such as 3
