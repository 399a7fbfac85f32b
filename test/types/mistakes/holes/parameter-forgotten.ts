/**
 * A parameter that the equation forgets.
 *
 * Open. A function need not use what it is given; the layer is traced where it is defined, and a parameter that is never used throws.
 */
import { layer, matrixShape, structShape, vectorShape } from 'lawgrad'

export const line = layer({
  name: 'line',
  inputs: 2,
  outputs: 3,
  shape: structShape({ weights: matrixShape(3, 2), bias: vectorShape(3) }),
  equation:
    ({ matVec }) =>
    ({ weights }) =>
      matVec(weights),
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) })
})
