/**
 * The input added to the outputs.
 *
 * A residual connection needs outputs of the size of the input.
 */
import { layer, matrixShape, pipe, structShape, vectorShape } from 'lawgrad'

export const dense = layer({
  name: 'd',
  inputs: 2,
  outputs: 3,
  shape: structShape({ weights: matrixShape(3, 2), bias: vectorShape(3) }),
  equation:
    ({ add, matVec }) =>
    ({ weights }) =>
    x =>
      pipe(x, matVec(weights), add(x)),
//    ^ TS2322 · '2' · '3' · size
//                             ^ TS2345 · '3' · '2' · size
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) })
})
