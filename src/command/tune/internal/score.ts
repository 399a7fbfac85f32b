import * as O from 'fp-ts/lib/Option.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Size } from '../../../dimension/size.ts'
import { measuredCost } from '../../../engine/measure.ts'
import type { Layer } from '../../../layer/layer.ts'
import type { AnyMemory, Optimizer } from '../../../optimizer/optimizer.ts'
import { initialState, type Trainer } from '../../../training/step.ts'
import { batchFor, type PlainExample } from '../../data.ts'
import { linked } from '../../links.ts'
import { parametersOf, stretchesFrom, type Watched } from '../../train/course.ts'
import type { DataFacts } from '../../train/facts.ts'
import { namesOf } from '../../train/internal/epochs.ts'
import { rateOf, type TrainOptions } from '../../train/options.ts'
import { atStart } from '../../train/resumed.ts'

const isFinite = (figures: readonly Float64Array[], width: number): boolean => {
  // a stretch ends with the first epoch that is not finite
  const [cost = 0, , norm = 0] = figures.at(-1)?.subarray(-width) ?? []
  return Number.isFinite(cost) && Number.isFinite(norm)
}

/** Trains to the end, and answers what examples that were not trained on cost; NaN if a number on the way is not finite. */
export const scoreOf =
  (options: TrainOptions, data: DataFacts, held: ReadonlyNonEmptyArray<PlainExample>) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): number => {
    const train = batchFor(network)(data.examples)
    const watched = data.parts.find(({ name }) => name === 'validation')
    const validation = watched === undefined ? O.none : O.some(batchFor(network)(watched.examples))
    const width = namesOf(O.isSome(validation)).length
    const { loss, interpreter } = options
    return linked(options.links)(options.optimizer.at(rateOf(options, train.examples.length)))(
      <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>): number => {
        const teacher: Trainer<I, O, P, Ms> = { network, loss: loss.loss, optimizer }
        const start = atStart(initialState<I, O, P, Ms>(teacher, options.initializer)(data.random))
        const stretches = stretchesFrom<I, O, P, Ms>(options, { network, train, validation }, teacher, () => undefined)
        let last: Watched<P, Ms> = { ...start.from, progress: start.progress }
        for (const { epochs, reached } of stretches(start)(() => false)) {
          if (!isFinite(epochs, width)) return NaN
          last = reached()
        }
        const score = measuredCost<I, O, P>(network, loss.loss, { interpreter })(batchFor(network)(held))(
          parametersOf<P, Ms>(options, last)
        )
        return Number.isFinite(score) ? score : NaN
      }
    )
  }
