/**
 * An equation that returns another number of outputs than declared.
 *
 * Closed.
 */
import { layer, noParameters, noShape } from 'lawgrad'

export const wrong = layer({
  name: 'wrong',
  inputs: 2,
  outputs: 1,
  shape: noShape,
  equation: () => () => x => x,
//                           ^ TS2322
  pullback:
    ({ concat }) =>
    () =>
    c => ({ parameters: noParameters, input: concat(c)(c) })
})
