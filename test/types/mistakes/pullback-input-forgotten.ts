/**
 * A pullback without the cotangent of the input.
 *
 * The layer below needs it.
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
    ({ outer }) =>
    (_, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c } })
//       ^ TS2741 · input
})
