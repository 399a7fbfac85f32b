/**
 * Weights transposed in an equation.
 *
 * The product with Wᵀ takes the outputs and yields the inputs.
 */
import { layer, matrixShape, structShape, vectorShape } from 'lawgrad'

export const dense = layer({
  name: 'd',
  inputs: 2,
  outputs: 3,
  shape: structShape({ weights: matrixShape(3, 2), bias: vectorShape(3) }),
  equation:
    ({ transposedMatVec }) =>
    ({ weights }) =>
    x =>
      transposedMatVec(weights)(x),
//    ^ TS2322 · '2' · '3' · size
//                              ^ TS2345 · '2' · '3' · size
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) })
})
