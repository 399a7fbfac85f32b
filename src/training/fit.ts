/**
 * Training over epochs by the reference: gradient steps one after the other, as a lazy sequence of states or as one transition.
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
 * The states of training by the reference, epoch by epoch, produced as they are asked for: stop by not asking.
 *
 * Cost: one epoch for each element taken; constant memory and stack, however many. Epochs or a batch size out of range are a defect. Laws: iterating twice
 * yields the same; n then m epochs are n + m epochs, bit for bit.
 */
export const referenceFit =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    { epochs, batchSize = 'full' }: FitOptions
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) =>
  (start: TrainingState<P, Ms>): Iterable<readonly [EpochMetrics, TrainingState<P, Ms>]> =>
    unfold(epochsOf(epochs), numbered(epoch<I, O, P, Ms>(trainer, batchSize)(batch)), start)

/** Training by the reference as one state transition that answers with its history; see {@link referenceFit}. */
export const referenceTrain =
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
