/**
 * Diagnosis of the gradient of one network under one loss.
 */
import type { Batch } from '../../src/data/batch.ts'
import type { Size } from '../../src/dimension/size.ts'
import type { Layer } from '../../src/layer/layer.ts'
import type { Noise } from '../../src/layer/noise.ts'
import type { Loss } from '../../src/loss/loss.ts'
import type { Diagnosis } from './diagnosis.ts'
import { diagnosed } from './internal/diagnose.ts'

/** A batch, and parameters at which to look. */
export interface DiagnosisPoint<in out I extends Size, in out O extends Size, in out P> {
  readonly batch: Batch<I, O>
  readonly parameters: P
  /** That of each example; its mean by default. */
  readonly noise?: readonly Noise[]
}

/**
 * Names the probable cause of a wrong gradient: it is compared, number by number, with what becomes of the network's own gradient, as a graph,
 * when one thing in it is done otherwise: a factor dropped, a slope taken elsewhere, a matrix transposed, an input that is stale, a sum
 * for a mean.
 *
 * `gradient` is asked for J over the batch with respect to all parameters and then each example's input, flat, twice in a row at each point. Any
 * network and loss will do, custom parts included: no part is known by its name. A pullback, or a gradient of the loss, that is not the
 * derivative of its own equation is found out by dual numbers, and what is right is known from them. Several causes can have the same numbers
 * on a small network; where none has them, the answer is `Unknown`, with what is known. Cost: some hundreds of gradients. Never fails.
 *
 * @example
 * ```ts
 * import { batch, costGradient, dense, input, matrix, quadraticLoss, sigmoid, vector } from 'lawgrad'
 * import { diagnoseAt, showDiagnosis } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(1), dense(1), sigmoid)
 * const examples = batch([{ input: vector([1]), target: vector([0]) }])
 * const parameters = [{ weights: matrix([[1]]), bias: vector([2]) }, []] as const
 * const doubled = diagnoseAt(network, quadraticLoss, () => () => {
 *   const { gradient } = costGradient(network, quadraticLoss)(examples)(parameters)
 *   const [w = 0, b = 0] = network.shape.flatten(gradient)
 *   return [2 * w, 2 * b, 2 * b] // the input's is w·δ with w = 1
 * })([{ batch: examples, parameters }])
 * assert.match(showDiagnosis(doubled), /^the gradient is twice what it should be: a ½ is forgotten/u)
 * ```
 */
export const diagnoseAt =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Loss<NoInfer<O>>,
    gradient: (batch: Batch<NoInfer<I>, NoInfer<O>>) => (parameters: NoInfer<P>) => readonly number[]
  ) =>
  (points: readonly DiagnosisPoint<NoInfer<I>, NoInfer<O>, NoInfer<P>>[]): Diagnosis =>
    points.length === 0
      ? { _tag: 'Unknown', deviation: 0, known: 'there is no point to look at' }
      : diagnosed<I, O, P>(network, loss, ({ batch, parameters }) => gradient(batch)(parameters), points)
