/**
 * A generic outer product transposed.
 *
 * For every two sizes, the gradient of the weights has a row for each output.
 */
import { type Dimension, layer, matrixShape, sizeOf } from 'lawgrad'

export const linear = <const I extends number, const O extends number>(inputs: Dimension<I>, outputs: Dimension<O>) =>
  layer({
    name: 'linear',
    inputs: sizeOf<I>(inputs),
    outputs: sizeOf<O>(outputs),
    shape: matrixShape<O, I>(outputs, inputs),
    equation:
      ({ matVec }) =>
      weights =>
      x =>
        matVec(weights)(x),
    pullback:
      ({ outer, transposedMatVec }) =>
      (weights, x) =>
      c => ({ parameters: outer(x)(c), input: transposedMatVec(weights)(c) })
//            ^ TS2322 · Expr<[I, O]> · Expr<[O, I]>
  })
