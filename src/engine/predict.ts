/**
 * Predictions of a network that has learned, compiled.
 */
import type { Size } from '../dimension/size.ts'
import type { Layer } from '../layer/layer.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { predictions } from './internal/run/predict.ts'
import type { EngineOptions } from './options.ts'

/**
 * The predictions of a network for inputs, in their order; noise stands at its mean.
 *
 * Shapes: `Layer<I, O, P>` → P → inputs → outputs. Cost: one forward pass each, compiled at the first use; give the parameters once and the inputs
 * often. Never fails: what the engine cannot read the reference predicts. Numerics: a prediction does not depend on what others it is asked with.
 * Laws: it is `forward` of each, within rounding.
 *
 * @example
 * ```ts
 * import { dense, input, matrix, pipe, predictAll, relu, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const answer = predictAll(pipe(input(2), dense(1), relu))([{ weights: matrix([[1, 1]]), bias: vector([0]) }, []])
 * assert.deepEqual(answer([vector([1, 2]), vector([1, -3])]).map(y => [...y]), [[3], [0]])
 * ```
 */
export const predictAll =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, options: EngineOptions = {}) =>
  (parameters: P): ((inputs: readonly Tensor<I>[]) => readonly Tensor<O>[]) =>
    predictions<I, O, P>(network, options, parameters)
