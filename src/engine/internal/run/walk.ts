/**
 * Training epoch by epoch, by the engine or by the reference.
 */
import type { Batch } from '../../../data/batch.ts'
import type { Size } from '../../../dimension/size.ts'
import type { AnyMemory } from '../../../optimizer/optimizer.ts'
import type { EpochMetrics, FitOptions } from '../../../training/fit.ts'
import { referenceFit, referenceTrain } from '../../../training/fit.ts'
import { batchSizeOf, epochsOf } from '../../../training/options.ts'
import type { Trainer, TrainingState } from '../../../training/step.ts'
import type { EngineOptions } from '../../options.ts'
import { agreeOptions } from './fits.ts'
import { newLedger } from './history.ts'
import { preparedFor, type Prepared } from './prepared.ts'
import { begin } from './session.ts'

/** What training is asked for, and who does it. */
export type WalkOptions = FitOptions & EngineOptions

const told = new WeakSet<object>()

/** The compiled step, unless the reference is asked for or has to step in. */
export const engineFor = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  { batchSize = 'full', ...options }: WalkOptions,
  batch: Batch<I, O>
): Prepared | undefined => {
  if (options.interpreter === 'reference') return undefined
  const total = batch.examples.length
  const prepared = preparedFor(trainer, batchSize === 'full' ? total : Math.min(batchSize, total), options, total)
  if ('examples' in prepared) return prepared
  if (options.notice !== undefined && !told.has(trainer)) {
    told.add(trainer)
    options.notice(
      `the reference trains ${trainer.network.name}, for the engine cannot: ${prepared.reason}. The numbers are the same, it takes longer.`
    )
  }
  return undefined
}

/** The states of training, epoch by epoch, as they are asked for. */
export const walk = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  options: WalkOptions,
  batch: Batch<I, O>,
  start: TrainingState<P, Ms>
): Iterable<readonly [EpochMetrics, TrainingState<P, Ms>]> => {
  const { epochs, batchSize = 'full' } = options
  agreeOptions(options)
  const [count, size] = [epochsOf(epochs), batchSizeOf(batchSize)]
  return {
    *[Symbol.iterator]() {
      const prepared = engineFor(trainer, options, batch)
      if (prepared === undefined) {
        yield* referenceFit<I, O, P, Ms>(trainer, options)(batch)(start)
        return
      }
      const { session, release } = begin<I, O, P, Ms>(trainer, prepared, size, batch, start)
      // a machine that something threw on is not used again; one that is left between epochs is
      let isWhole = true
      try {
        for (let index = 0; index < count; index++) {
          isWhole = false
          const metrics = session.epoch(index + 1)
          const state = session.state()
          isWhole = true
          yield [metrics, state]
        }
      } finally {
        if (isWhole) release()
      }
    }
  }
}

/** The whole walk at once: all metrics, and the state at the end. */
export const walked = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  options: WalkOptions,
  batch: Batch<I, O>,
  start: TrainingState<P, Ms>
): [readonly EpochMetrics[], TrainingState<P, Ms>] => {
  const { epochs, batchSize = 'full' } = options
  agreeOptions(options)
  const [count, size] = [epochsOf(epochs), batchSizeOf(batchSize)]
  const prepared = count === 0 ? undefined : engineFor(trainer, options, batch)
  if (prepared === undefined) {
    const [history, end] = referenceTrain<I, O, P, Ms>(trainer, options)(batch)(start)
    return [history, end]
  }
  const { session, release } = begin<I, O, P, Ms>(trainer, prepared, size, batch, start)
  const ledger = newLedger()
  while (ledger.length() < count) session.go(count - ledger.length(), ledger)
  const state = session.state()
  release()
  return [ledger.history(), state]
}
