/**
 * A cotangent of the bias made of the input.
 *
 * The bias has the size of the outputs.
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
      pipe(x, matVec(weights), add(bias)),
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: x }, input: transposedMatVec(weights)(c) })
//                                              ^ TS2322 · '2' · '3' · size
})
