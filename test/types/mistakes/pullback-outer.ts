/**
 * An outer product transposed in a pullback.
 *
 * The gradient of the weights has a row for each output.
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
    c => ({ parameters: { weights: outer(x)(c), bias: c }, input: transposedMatVec(weights)(c) })
//                        ^ TS2322 · Expr<[2, 3]> · Expr<[3, 2]> · '2' · '3'
})
