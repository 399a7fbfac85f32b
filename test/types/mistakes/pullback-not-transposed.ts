/**
 * Weights not transposed in a pullback.
 *
 * The cotangent of the outputs goes back through Wᵀ.
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
    ({ outer, matVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: matVec(weights)(c) })
//                                                         ^ TS2322 · '3' · '2'
//                                                                                ^ TS2345 · '3' · '2'
})
