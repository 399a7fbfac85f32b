/**
 * Two layers that do not follow one another, for a helper.
 *
 * The first has three outputs, the second takes four.
 */
import { compose, denseLayer, pipe, type Layer } from 'lawgrad'

const join = <I extends number, M extends number, O extends number, P, Q>(
  first: Layer<I, M, P>,
  second: Layer<NoInfer<M>, O, Q>
) => pipe(first, compose(second))
export const joined = join(denseLayer(2, 3), denseLayer(4, 1))
//                                           ^ TS2345 · inputs · '4' · '3'
