/**
 * A bias where the weights belong.
 *
 * A matrix times a vector takes the matrix first.
 */
import { layer, matrixShape, structShape, vectorShape } from 'lawgrad'

export const dense = layer({
  name: 'd',
  inputs: 2,
  outputs: 3,
  shape: structShape({ weights: matrixShape(3, 2), bias: vectorShape(3) }),
  equation:
    ({ matVec }) =>
    ({ bias }) =>
      matVec(bias),
//           ^ TS2345 · Expr<3> · size
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) })
})
