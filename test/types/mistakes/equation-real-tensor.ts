/**
 * A real tensor in an equation.
 *
 * An equation knows abstract tensors alone: what is fixed is a parameter, or is made with `num` and `filled`.
 */
import { layer, noParameters, noShape, vector } from 'lawgrad'

export const shift = layer({
  name: 'own',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  equation:
    ({ add }) =>
    () =>
    x =>
      add(vector([1, 2]))(x),
//        ^ TS2345 · Vector<2> · Expr
  pullback: () => () => c => ({ parameters: noParameters, input: c })
})
