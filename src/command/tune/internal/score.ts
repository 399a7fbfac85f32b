import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Size } from '../../../dimension/size.ts'
import { measuredCost } from '../../../engine/measure.ts'
import { fitStretches } from '../../../engine/stretches.ts'
import type { Layer } from '../../../layer/layer.ts'
import type { AnyMemory, Optimizer } from '../../../optimizer/optimizer.ts'
import { initialState, type Trainer } from '../../../training/step.ts'
import { placed, type Placed } from '../../../training/steps.ts'
import { batchFor, type PlainExample } from '../../data.ts'
import { linked } from '../../links.ts'
import type { DataFacts } from '../../train/facts.ts'
import { rateOf, type TrainOptions } from '../../train/options.ts'

/** Trains to the end, and answers what examples that were not trained on cost; NaN if a number on the way is not finite. */
export const scoreOf =
  (options: TrainOptions, data: DataFacts, held: ReadonlyNonEmptyArray<PlainExample>) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): number => {
    const train = batchFor(network)(data.examples)
    const { epochs, batchSize, loss, interpreter } = options
    return linked(options.links)(options.optimizer.at(rateOf(options, train.examples.length)))(
      <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>): number => {
        const teacher: Trainer<I, O, P, Ms> = { network, loss: loss.loss, optimizer }
        const start = placed(initialState<I, O, P, Ms>(teacher, options.initializer)(data.random))
        const whole = { isDue: () => false, everyEpochs: Infinity }
        let last: Placed<P, Ms> = start
        for (const stretch of fitStretches<I, O, P, Ms>(teacher, { epochs, batchSize, interpreter }, whole)(train)(
          start
        )) {
          if (!stretch.figures.every(part => part.every(Number.isFinite))) return NaN
          last = stretch.reached()
        }
        const score = measuredCost<I, O, P>(network, loss.loss, { interpreter })(batchFor(network)(held))(
          last.state.parameters
        )
        return Number.isFinite(score) ? score : NaN
      }
    )
  }
