/**
 * What a trained network is worth on examples.
 */
import type { Size } from '../dimension/size.ts'
import type { Layer } from '../layer/layer.ts'
import type { AnyRange } from '../layer/range.ts'
import type { Loss } from '../loss/loss.ts'
import { evaluateOutputs, type Evaluation, type EvaluationOptions, type NamedTargets } from '../training/metrics.ts'
import type { EngineOptions } from './options.ts'
import { predictAll } from './predict.ts'

/**
 * The metrics of a network on a batch that it was not trained on.
 *
 * Targets are taken for classes where a single one is 0 or 1 throughout, or −1 or 1, or where of several one is 1 and the others are 0 throughout; a single output
 * is then compared with the threshold, of several the largest counts. Shapes: `Batch<I, O>` → P → metrics. Cost: one forward
 * pass for each example. Never fails: a NaN among the outputs of an example makes its class undecided and the errors NaN. See `classMetrics` and
 * `regressionMetrics` for the formulas.
 *
 * @example
 * ```ts
 * import { batch, dense, evaluate, input, matrix, quadraticLoss, showEvaluation, vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const line = pipe(input(1), dense(1))
 * const examples = batch([
 *   { input: vector([1]), target: vector([3]) },
 *   { input: vector([2]), target: vector([5]) }
 * ])
 * const metrics = evaluate(line, quadraticLoss)(examples)([{ weights: matrix([[2]]), bias: vector([0]) }])
 * assert.equal(metrics.regression.rmse, 1)
 * assert.equal(
 *   showEvaluation(metrics),
 *   [
 *     '2 examples, cost 0.5',
 *     'RMSE 1 (the mean of the targets: 1), MAE 1 (1), R² 0',
 *     'No better than always answering with the mean of the targets.'
 *   ].join('\n')
 * )
 * ```
 */
export const evaluate =
  <I extends Size, O extends Size, P, R extends AnyRange = never>(
    network: Layer<I, O, P>,
    loss: Loss<NoInfer<O>, R>,
    options: EvaluationOptions & EngineOptions = {}
  ) =>
  (batch: NamedTargets<NoInfer<I>, NoInfer<O>>) =>
  (parameters: P): Evaluation =>
    evaluateOutputs<O, R>(loss, options)<I>(batch)(
      predictAll<I, O, P>(network, options)(parameters)(batch.examples.map(({ input }) => input))
    )
