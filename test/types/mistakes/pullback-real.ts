/**
 * A real tensor returned by a pullback.
 *
 * A pullback is an equation, too: its zero is made with `filled`.
 */
import { layer, noParameters, noShape, zeros } from 'lawgrad'

export const stop = layer({
  name: 'stop',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  equation: () => () => x => x,
  pullback: () => () => () => ({ parameters: noParameters, input: zeros(2) })
//                                                         ^ TS2322 · Vector<2> · Expr<2>
})
