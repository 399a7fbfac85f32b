/**
 * A cotangent forgotten.
 *
 * The shape has a bias; the pullback returns no cotangent of it.
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
    c => ({ parameters: { weights: outer(c)(x) }, input: transposedMatVec(weights)(c) })
//          ^ TS2741 · bias
})
