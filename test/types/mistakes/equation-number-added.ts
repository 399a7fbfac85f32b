/**
 * A number added to a tensor.
 *
 * Broadcasting is a `map` that uses the number.
 */
import { layer, noParameters, noShape, pipe } from 'lawgrad'

export const centered = layer({
  name: 'own',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  equation:
    ({ mean, subtract }) =>
    () =>
    x =>
      pipe(x, subtract(mean(x))),
//                     ^ TS2739/TS2345 · Num · Expr<2>
  pullback: () => () => c => ({ parameters: noParameters, input: c })
})
