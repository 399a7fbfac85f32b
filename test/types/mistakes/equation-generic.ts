/**
 * A generic equation that returns its input.
 *
 * For every two sizes, the outputs are as many as declared, not as the inputs.
 */
import { layer, matrixShape, type Dimension, sizeOf } from 'lawgrad'

export const linear = <const I extends number, const O extends number>(inputs: Dimension<I>, outputs: Dimension<O>) =>
  layer({
    name: 'linear',
    inputs: sizeOf<I>(inputs),
    outputs: sizeOf<O>(outputs),
    shape: matrixShape<O, I>(outputs, inputs),
    equation: () => () => x => x,
//                             ^ TS2322 · Expr<I> · Expr<O>
    pullback:
      ({ outer, transposedMatVec }) =>
      (weights, x) =>
      c => ({ parameters: outer(c)(x), input: transposedMatVec(weights)(c) })
  })
