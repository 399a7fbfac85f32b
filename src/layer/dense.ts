/**
 * The dense (fully connected) layer, equations (4)–(9).
 */
import * as S from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { AnyNumber, Dimension } from '../dimension/dimension.ts'
import { matrixShape, structShape, vectorShape, type Shape } from '../tensor/shape.ts'
import type { Matrix, Vector } from '../tensor/tensor.ts'
import { weightsThenBiases } from './internal/units.ts'
import { layer, type Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** W and b of z = W·x + b: `weights` has a row for each output, `bias` a component for each. */
export interface DenseParameters<in out I extends number, in out O extends number> {
  readonly weights: Matrix<O, I>
  readonly bias: Vector<O>
}

/** A dense layer from `I` inputs to `O` outputs. */
export interface Dense<in out I extends number, in out O extends number> extends Layer<
  I,
  O,
  DenseParameters<I, O>,
  Logits
> {}

/**
 * The dense layer `z = weights·x + bias`, that is `zⱼ = biasⱼ + Σᵢ weightsⱼᵢ·xᵢ`.
 *
 * Shapes: weights O × I, bias O; `Vector<I>` → `Vector<O>`. Cost: O(I·O). Never fails.
 * Pullback of c: weights c·xᵀ, bias c, input weightsᵀ·c (BP2–BP4). Parameters are drawn unit by unit, its bias first and then
 * its weights, in the order θ₀ⱼ, θ₁ⱼ, θ₂ⱼ … of equations (4)–(9).
 *
 * @example
 * ```ts
 * import { denseLayer, matrix, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const parameters = { weights: matrix([[1, 2], [3, 4]]), bias: vector([10, 20]) }
 * assert.deepEqual([...denseLayer(2, 2).forward(parameters)(vector([1, 1]))], [13, 27])
 * ```
 */
export const denseLayer = <const I extends AnyNumber, const O extends AnyNumber>(
  inputs: Dimension<I>,
  outputs: Dimension<O>
): Dense<I, O> =>
  layer<I, O, DenseParameters<I, O>>({
    name: 'dense',
    inputs,
    outputs,
    shape: shape<I, O>(inputs, outputs),
    equation:
      ({ matVec, add }) =>
      ({ weights, bias }) =>
      x =>
        pipe(x, matVec(weights), add(bias)),
    pullback:
      ({ outer, transposedMatVec }) =>
      ({ weights }, x) =>
      c => ({
        parameters: { weights: outer(c)(x), bias: c },
        input: transposedMatVec(weights)(c)
      }),
    initialize: initializer => {
      const columns = Number(inputs) + 1
      return pipe(
        initializer.draw({ fanIn: Number(inputs), fanOut: Number(outputs) })(Number(outputs) * columns),
        S.map(theta => shape<I, O>(inputs, outputs).unflatten(weightsThenBiases(theta, columns)))
      )
    }
  })

const shape = <I extends number, O extends number>(
  inputs: Dimension<I>,
  outputs: Dimension<O>
): Shape<DenseParameters<I, O>> =>
  structShape<{ readonly weights: Matrix<O, I>; readonly bias: Vector<O> }>({
    weights: matrixShape<O, I>(outputs, inputs),
    bias: vectorShape<O>(outputs)
  })
