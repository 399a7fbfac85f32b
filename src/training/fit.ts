/**
 * Training over epochs: gradient steps one after the other, as a lazy sequence of states or as one transition.
 */
import type { State } from 'fp-ts/lib/State.js'
import { shuffle } from '../random/shuffle.ts'
import type { Batch, Example } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyMemory } from '../optimizer/optimizer.ts'
import { chunks } from './internal/chunks.ts'
import { fold, unfold } from './internal/unfold.ts'
import { batchSizeOf, epochsOf } from './options.ts'
import { step, type Metrics, type Trainer, type TrainingState } from './step.ts'

/** What an epoch reports: the metrics of its steps, taken together. */
export type EpochMetrics = Metrics & {
  /** The number of the epoch since training was started or resumed, from 1. */
  readonly epoch: number
}

/** The metrics of consecutive epochs, for plots. */
export type History = readonly EpochMetrics[]

/** How long to train, and on how many examples at a time. */
export type FitOptions = {
  /** Passes over the examples: an integer, at least 0. */
  readonly epochs: number
  /**
   * Examples in a step: an integer, at least 1, or `'full'` (the default): all of them, in the order given. The last step of an
   * epoch has what is left.
   */
  readonly batchSize?: number | 'full'
}

/**
 * One pass over the examples: a single step with the full batch, or a step for each of the batches of a fresh shuffle.
 *
 * The reported cost is the mean of the steps' costs weighted by their examples, the sum of squared errors their sum, the
 * gradient norm that of the last step; each at the parameters that its step started from. Range: see `FitOptions`; another batch size is a
 * defect. Cost: O(m) back-propagations.
 */
export const epoch =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    batchSize: number | 'full' = 'full'
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): State<TrainingState<P, Ms>, Metrics> => {
    const size = batchSizeOf(batchSize)
    return size === 'full' ? step<I, O, P, Ms>(trainer)(batch) : shuffled<I, O, P, Ms>(trainer, size, batch)
  }

/**
 * The states of training, epoch by epoch, produced as they are asked for: stop by not asking.
 *
 * Shapes: `Batch<I, O>` → `TrainingState<P, Ms>` → iterable of `[EpochMetrics, TrainingState<P, Ms>]`. Cost: one epoch for each element
 * taken; constant memory and stack, however many. Epochs or a batch size out of range are a defect. Laws: iterating twice yields
 * the same; n then m epochs are n + m epochs, bit for bit.
 *
 * @example
 * ```ts
 * import { batch, dense, fit, gradientDescent, initialState, input, pipe, pythonRandom, quadraticLoss, sigmoid, trainer, uniform, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const unit = trainer(pipe(input(1), dense(1), sigmoid), quadraticLoss, gradientDescent(1))
 * const examples = batch([{ input: vector([1]), target: vector([0]) }])
 * const start = initialState(unit, uniform(0, 1))(pythonRandom(0))
 * for (const [metrics, state] of fit(unit, { epochs: 1_000_000_000 })(examples)(start))
 *   if (metrics.cost < 0.1) {
 *     assert.equal(metrics.epoch, state.step)
 *     break
 *   }
 * ```
 */
export const fit =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    { epochs, batchSize = 'full' }: FitOptions
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) =>
  (start: TrainingState<P, Ms>): Iterable<readonly [EpochMetrics, TrainingState<P, Ms>]> =>
    unfold(epochsOf(epochs), numbered(epoch<I, O, P, Ms>(trainer, batchSize)(batch)), start)

/**
 * Training as one state transition that answers with its history. Cost: `epochs` epochs, at once. Epochs or a batch size out of range are a defect.
 *
 * @example
 * ```ts
 * import { batch, dense, gradientDescent, initialState, input, pipe, pythonRandom, quadraticLoss, sigmoid, train, trainer, uniform, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const or = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
 * const table = batch([
 *   { input: vector([0, 0]), target: vector([0]) },
 *   { input: vector([1, 0]), target: vector([1]) },
 *   { input: vector([0, 1]), target: vector([1]) },
 *   { input: vector([1, 1]), target: vector([1]) }
 * ])
 * const [history, { parameters }] = train(or, { epochs: 1000 })(table)(initialState(or, uniform(0, 1))(pythonRandom(0)))
 * assert.equal(history.length, 1000)
 * const h = or.network.forward(parameters)
 * assert.equal([...h(vector([0, 0]))][0]?.toFixed(2), '0.02')
 * ```
 */
export const train =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    { epochs, batchSize = 'full' }: FitOptions
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): State<TrainingState<P, Ms>, History> =>
  start =>
    fold(epochsOf(epochs), numbered(epoch<I, O, P, Ms>(trainer, batchSize)(batch)), start)

const numbered =
  <P, Ms extends readonly AnyMemory[]>(transition: State<TrainingState<P, Ms>, Metrics>) =>
  (index: number): State<TrainingState<P, Ms>, EpochMetrics> =>
  state => {
    const [metrics, next] = transition(state)
    return [Object.freeze({ ...metrics, epoch: index + 1 }), next]
  }

const shuffled =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    batchSize: number,
    batch: Batch<I, O>
  ): State<TrainingState<P, Ms>, Metrics> =>
  state => {
    const [order, random] = shuffle<Example<I, O>>(batch.examples)(state.random)
    const parts = chunks(batchSize, order)
    const [metrics, next] = fold(
      parts.length,
      index => step<I, O, P, Ms>(trainer)({ ...batch, examples: parts[index] ?? batch.examples }),
      { ...state, random }
    )
    return [together(metrics, parts), next]
  }

const together = (metrics: readonly Metrics[], parts: readonly (readonly unknown[])[]): Metrics => {
  const sizes = parts.map(part => part.length)
  const last = metrics.at(-1)
  return Object.freeze({
    step: last?.step ?? 0,
    cost:
      metrics.reduce((sum, { cost }, k) => sum + cost * (sizes[k] ?? 0), 0) /
      sizes.reduce((sum, size) => sum + size, 0),
    sumOfSquaredErrors: metrics.reduce((sum, one) => sum + one.sumOfSquaredErrors, 0),
    gradientNorm: last?.gradientNorm ?? 0
  })
}
