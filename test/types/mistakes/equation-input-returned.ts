/**
 * An equation that returns its input.
 *
 * The layer makes three outputs of two inputs; its equation makes nothing of them.
 */
import { layer, matrixShape, structShape, vectorShape } from 'lawgrad'

export const dense = layer({
  name: 'd',
  inputs: 2,
  outputs: 3,
  shape: structShape({ weights: matrixShape(3, 2), bias: vectorShape(3) }),
  equation: () => () => x => x,
//                           ^ TS2322 · size · '2' · '3'
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) })
})
