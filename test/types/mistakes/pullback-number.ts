/**
 * A number for the cotangent of the input.
 *
 * The sum is a number; each input has a cotangent.
 */
import { layer, noParameters, noShape } from 'lawgrad'

export const mean = layer({
  name: 'mean',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  equation: () => () => x => x,
  pullback:
    ({ sum }) =>
    () =>
    c => ({ parameters: noParameters, input: sum(c) })
//                                    ^ TS2739 · Num · Expr<2>
})
