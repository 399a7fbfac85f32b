/**
 * Training stretch by stretch: many steps at a time, by the engine or by the reference, left after any of them and gone on with from there.
 */
import type { IO } from 'fp-ts/lib/IO.js'
import type { Batch } from '../../../data/batch.ts'
import type { Size } from '../../../dimension/size.ts'
import type { AnyMemory } from '../../../optimizer/optimizer.ts'
import { batchSizeOf, epochsOf } from '../../../training/options.ts'
import type { Trainer } from '../../../training/step.ts'
import { fitSteps, type Placed } from '../../../training/steps.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import { agreeOptions } from './fits.ts'
import { newFigures } from './history.ts'
import { begin } from './session.ts'
import { engineFor, type WalkOptions } from './walk.ts'

/** When a stretch ends, at the latest. */
export interface StretchEnd {
  /** Whether it is time; asked every few milliseconds, and after every step that takes longer. */
  readonly isDue: IO<boolean>
  /** Epochs whose numbers are divided by this end one. */
  readonly everyEpochs: number
}

/** Some steps of a training. */
export interface Stretch<out P, in out Ms extends readonly AnyMemory[]> {
  /** Of each epoch that ended in it the cost, Σ (h − y)², and the norm of the gradient, in parts of some epochs each. */
  readonly figures: readonly Float64Array[]
  /** The state after it, which is to be asked for before the next stretch is. */
  readonly reached: IO<Placed<P, Ms>>
}

/** The stretches from a place on. */
export const stretchesFrom = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  options: WalkOptions,
  { isDue, everyEpochs }: StretchEnd,
  batch: Batch<I, O>,
  from: Placed<P, Ms>
): Iterable<Stretch<P, Ms>> => {
  const { epochs, batchSize = 'full' } = options
  agreeOptions(options)
  const [count, size] = [epochsOf(epochs), batchSizeOf(batchSize)]
  return {
    *[Symbol.iterator]() {
      const prepared = from.place.epoch < count ? engineFor(trainer, options, batch) : undefined
      const ledger = newFigures(from.place.epoch)
      if (prepared === undefined) {
        for (const reached of fitSteps<I, O, P, Ms>(trainer, { epochs, batchSize })(batch)(from)) {
          if (reached.metrics._tag === 'Some') ledger.add(reached.metrics.value)
          yield { figures: ledger.take(), reached: () => reached }
        }
        return
      }
      const { session, release } = begin<I, O, P, Ms>(trainer, prepared, size, batch, from.state, from.place)
      // a machine that something threw on is not used again; one that is left between stretches is
      let isWhole = true
      let last = 0
      try {
        while (ledger.length() < count) {
          isWhole = false
          last++
          const least = ledger.length()
          const most = Math.min(count - least, everyEpochs - (least % everyEpochs))
          do session.go(most - ledger.waiting(), ledger)
          while (ledger.waiting() < most && ledger.isFinite() && !isDue())
          isWhole = true
          const epoch = ledger.length()
          const figures = ledger.take()
          let known: Placed<P, Ms> | undefined
          const take = (): Placed<P, Ms> =>
            (known = Object.freeze({ state: session.state(), place: Object.freeze({ epoch, ...session.within() }) }))
          // nothing comes after the last one, and it is wanted in any case
          if (epoch >= count) take()
          const own = ++last
          yield {
            figures,
            reached: () =>
              known ??
              (own === last ? take() : defect('expected to be asked for a state before training went on; it has'))
          }
        }
      } finally {
        last++
        if (isWhole) release()
      }
    }
  }
}
