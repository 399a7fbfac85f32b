/**
 * A leaf of the parameters misspelt.
 *
 * The shape calls it `bias`.
 */
import { layer, matrixShape, pipe, structShape, vectorShape } from 'lawgrad'

export const dense = layer({
  name: 'd',
  inputs: 2,
  outputs: 3,
  shape: structShape({ weights: matrixShape(3, 2), bias: vectorShape(3) }),
  equation:
    ({ add, matVec }) =>
    ({ weights, biases }) =>
//              ^ TS2339 · biases
    x =>
      pipe(x, matVec(weights), add(biases)),
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) })
})
