/**
 * What training is measured by, over all examples at some parameters: by the engine where that is more work than to compile it, else by the reference.
 */
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { Layer } from '../layer/layer.ts'
import type { AnyRange } from '../layer/range.ts'
import type { Loss } from '../loss/loss.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { cost, costGradient, type CostGradient } from '../training/cost.ts'
import { compiledGradient, isLarge } from './internal/run/measure.ts'
import type { EngineOptions } from './options.ts'
import { predictAll } from './predict.ts'

/** The outputs of a network for the inputs of a batch: `forward` of each, within rounding. */
export const outputsOf =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, options: EngineOptions = {}) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): ((parameters: P) => readonly Tensor<O>[]) => {
    const inputs = batch.examples.map(({ input }) => input)
    if (!isLarge(network, inputs.length)) return parameters => inputs.map(network.forward(parameters))
    const predict = predictAll<I, O, P>(network, options)
    return parameters => predict(parameters)(inputs)
  }

/** J over a batch: `cost`, within rounding. */
export const measuredCost =
  <I extends Size, O extends Size, P, R extends AnyRange = never>(
    network: Layer<I, O, P>,
    loss: Loss<NoInfer<O>, R>,
    options: EngineOptions = {}
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): ((parameters: P) => number) => {
    const { examples } = batch
    if (!isLarge(network, examples.length)) return cost<I, O, P, R>(network, loss)(batch)
    const outputs = outputsOf<I, O, P>(network, options)(batch)
    return parameters =>
      outputs(parameters).reduce(
        (sum, output, k) => sum + (examples[k] ? loss.value(examples[k].target)(output) : 0),
        0
      ) / examples.length
  }

/** J, Σ (h − y)² and ∇J over a batch: `costGradient`, within rounding; noise stands at its mean. */
export const measuredGradient =
  <I extends Size, O extends Size, P, R extends AnyRange = never>(
    network: Layer<I, O, P>,
    loss: Loss<NoInfer<O>, R>,
    options: EngineOptions = {}
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): ((parameters: P) => CostGradient<P>) =>
    options.interpreter !== 'reference' && network.noise.length === 0 && isLarge(network, batch.examples.length)
      ? compiledGradient<I, O, P>(network, loss, options)(batch)
      : costGradient<I, O, P, R>(network, loss)(batch)
