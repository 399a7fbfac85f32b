/**
 * A bias before the weights.
 *
 * The bias has a component for each output; it is added to the inputs.
 */
import { layer, matrixShape, pipe, structShape, vectorShape } from 'lawgrad'

export const dense = layer({
  name: 'd',
  inputs: 2,
  outputs: 3,
  shape: structShape({ weights: matrixShape(3, 2), bias: vectorShape(3) }),
  equation:
    ({ add, matVec }) =>
    ({ weights, bias }) =>
    x =>
      pipe(x, add(bias), matVec(weights)),
//            ^ TS2345 · '2' · '3' · size
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) })
})
