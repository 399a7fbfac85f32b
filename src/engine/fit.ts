/**
 * Training over epochs: gradient steps one after the other, as a lazy sequence of states or as one transition.
 *
 * The steps are compiled from the equations, as one more reading of them; the reference, which is the equations read with numbers, does the same and is slower.
 */
import type { State } from 'fp-ts/lib/State.js'
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyMemory } from '../optimizer/optimizer.ts'
import type { EpochMetrics, FitOptions as Duration, History } from '../training/fit.ts'
import type { Trainer, TrainingState } from '../training/step.ts'
import { walk, walked } from './internal/run/walk.ts'
import type { EngineOptions } from './options.ts'

/** How long to train, on how many examples at a time, and by which interpreter. */
export type FitOptions = Duration & EngineOptions

/**
 * The states of training, epoch by epoch, produced as they are asked for: stop by not asking.
 *
 * Shapes: `Batch<I, O>` → `TrainingState<P, Ms>` → iterable of `[EpochMetrics, TrainingState<P, Ms>]`. Cost: one epoch for each element
 * taken, and a copy of the state; constant memory and stack, however many. Epochs or a batch size out of range are a defect. Numerics: the engine sums in an
 * order of its own, so that it agrees with `epoch` but for the last digits. Laws: iterating twice yields the same; n then m epochs are n + m
 * epochs, bit for bit; every interpreter yields what the reference does, within rounding.
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
    options: FitOptions
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) =>
  (start: TrainingState<P, Ms>): Iterable<readonly [EpochMetrics, TrainingState<P, Ms>]> =>
    walk<I, O, P, Ms>(trainer, options, batch, start)

/**
 * Training as one state transition that answers with its history. Cost: `epochs` epochs, at once. Epochs or a batch size out of range are a defect.
 * The metrics of epochs that are shorter than it takes to make them are made when they are read: give `postMessage` a copy, `[...history]`.
 * Laws: those of `fit`, of which it is the last state.
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
    options: FitOptions
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): State<TrainingState<P, Ms>, History> =>
  start =>
    walked<I, O, P, Ms>(trainer, options, batch, start)
