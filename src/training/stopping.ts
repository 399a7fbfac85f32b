/**
 * Early stopping: training watched on examples that it does not see, and ended when those get no better.
 */
import type { AnyMemory } from '../optimizer/optimizer.ts'
import { within, type Hyperparameter } from '../scalar/hyperparameter.ts'
import type { EpochMetrics } from './fit.ts'
import { watch } from './internal/watch.ts'
import type { TrainingState } from './step.ts'

/** When to stop. */
export type StoppingOptions = {
  /** Epochs without a gain after which training ends: an integer, at least 1. */
  readonly patience: number
  /** By how much the validation cost must fall to count as better; 0 by default: by anything. */
  readonly minimumGain?: number
}

const patienceRange: Hyperparameter = { name: 'patience', usual: 10, below: 2 ** 53, positive: true, whole: true }
const gainRange: Hyperparameter = { name: 'minimumGain', usual: 0, below: Infinity }

/** The patience; a defect that says what was expected if it is out of range. */
export const patienceOf = (patience: number): number => within(patienceRange, patience)

/** The least gain, the same. */
export const gainOf = (gain: number): number => within(gainRange, gain)

/** The best parameters so far. */
export interface Best<out P> {
  readonly parameters: P
  /** Their validation cost. */
  readonly cost: number
  /** The steps that had been made. */
  readonly step: number
}

/** What is carried from one epoch to the next. */
export interface Progress<out P> {
  readonly best: Best<P>
  /** Epochs since the best. */
  readonly sinceBest: number
}

/** An epoch of training, watched. */
export interface Watched<out P, in out Ms extends readonly AnyMemory[]> extends Progress<P> {
  readonly metrics: EpochMetrics
  readonly state: TrainingState<P, Ms>
  /** The validation cost after the epoch. */
  readonly validation: number
}

/**
 * The states of `fit` up to the first after which the validation cost has not got better for `patience` epochs, each with the best parameters so far.
 *
 * `validationCost` is any number to be made small, such as `cost(network, loss)(validation)`. Better is less than the best by more than `minimumGain`; the first
 * is the best of one, and a NaN is never better than a number. Cost: lazy, one validation for each element taken. Options out of range are a defect. Laws: pure, iterating twice yields the same; no
 * state after the end is asked for; n and then m epochs are n + m, given the progress of the last element (and the state there to `fit`), but for
 * the number of the epoch, which `fit` counts anew. Source: Prechelt 1998, "Early stopping — but when?", the criterion UP by single epochs.
 *
 * @example
 * ```ts
 * import { batch, cost, dense, fit, gradientDescent, input, matrix, pythonRandom, quadraticLoss, stateAt, trainer, untilNoBetter, vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const line = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(0.5))
 * const train = batch([{ input: vector([1]), target: vector([2]) }])
 * const validation = batch([{ input: vector([1]), target: vector([1]) }])
 * const start = stateAt(line)([{ weights: matrix([[0]]), bias: vector([0]) }], pythonRandom(0))
 * const watched = [
 *   ...pipe(
 *     fit(line, { epochs: 1000 })(train)(start),
 *     untilNoBetter({ patience: 3, minimumGain: 0 })(cost(line.network, line.loss)(validation))
 *   )
 * ]
 * assert.deepEqual(watched.map(({ validation }) => validation), [0.5, 0.5, 0.5, 0.5])
 * assert.equal(watched.at(-1)?.best.step, 1)
 * ```
 */
export const untilNoBetter =
  ({ patience, minimumGain = 0 }: StoppingOptions) =>
  <P>(validationCost: (parameters: P) => number, from?: Progress<P>) =>
  <Ms extends readonly AnyMemory[]>(
    states: Iterable<readonly [EpochMetrics, TrainingState<P, Ms>]>
  ): Iterable<Watched<P, Ms>> => {
    const [most, gain] = [patienceOf(patience), gainOf(minimumGain)]
    return watch<readonly [EpochMetrics, TrainingState<P, Ms>], Watched<P, Ms>, Progress<P> | undefined>(
      states,
      from,
      (before, [metrics, state]) => {
        const validation = validationCost(state.parameters)
        const progress = progressAfter(before, validation, gain, state)
        return [Object.freeze({ metrics, state, validation, ...progress }), progress]
      },
      progress => progress !== undefined && progress.sinceBest >= most
    )
  }

/** What is carried on after an epoch with such a validation cost. */
export const progressAfter = <P>(
  before: Progress<P> | undefined,
  cost: number,
  gain: number,
  { parameters, step }: { readonly parameters: P; readonly step: number }
): Progress<P> =>
  before === undefined || cost < before.best.cost - gain || (Number.isNaN(before.best.cost) && !Number.isNaN(cost))
    ? Object.freeze({ best: Object.freeze({ parameters, cost, step }), sinceBest: 0 })
    : Object.freeze({ best: before.best, sinceBest: before.sinceBest + 1 })
