/**
 * The options of `tune`: those of `train`, and how the space is searched.
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as NEA from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Search } from '../../training/tune/points.ts'
import { standardInput } from '../capabilities.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { choice, integer, lifted, validation, mostMade } from '../option-values.ts'
import { baseName } from '../paths.ts'
import { decodeTrainOptions, rawTrainOptions, type TrainOptions } from '../train/options.ts'
import { textsAt, type AnyPoint } from './point.ts'

/** What the command line gives. */
export const rawTuneOptions = t.intersection([
  rawTrainOptions,
  t.type({ search: t.string, trials: t.string, steps: t.string, folds: t.string })
])

export type RawTuneOptions = t.TypeOf<typeof rawTuneOptions>

export interface TuneOptions {
  readonly raw: RawTuneOptions
  /** What a training is given where the space says nothing else. */
  readonly train: TrainOptions
  readonly search: Search
  readonly folds: number
  /** As many threads; all cores, if nothing is said. */
  readonly workers: O.Option<number>
}

type Decoded<A> = E.Either<NEA.NonEmptyArray<OptionError>, A>

const kinds: Readonly<Record<string, Search['_tag']>> = { grid: 'Grid', random: 'Random' }

const searchOf = ({ search, steps, trials }: RawTuneOptions): Decoded<Search> =>
  pipe(
    sequenceS(validation)({
      kind: lifted(choice('--search', kinds)(search)),
      steps: lifted(integer('--steps', 2, steps, 5, mostMade)),
      trials: lifted(integer('--trials', 1, trials, 20, mostMade))
    }),
    E.map(({ kind, steps: of, trials: most }): Search =>
      kind === 'Grid' ? { _tag: 'Grid', steps: of } : { _tag: 'Random', trials: most }
    )
  )

/** The folder of the results, where none is named. */
const withOutput = (raw: RawTuneOptions): RawTuneOptions => ({
  ...raw,
  output: raw.output ?? `out/tune-${baseName(raw.model)}`
})

/** A training is one thread's: the threads are for several trainings at a time. */
const byOne = (raw: RawTuneOptions): RawTuneOptions => ({ ...raw, workers: '1' })

/** All options at once, or what is wrong with each that is wrong. */
export const decodeTuneOptions = (given: RawTuneOptions): Decoded<TuneOptions> => {
  const raw = withOutput(given)
  return sequenceS(validation)({
    raw:
      raw.data === standardInput
        ? lifted(
            E.left(optionError('--data', 'a file, for each thread reads it', 'Save what comes in a file.')(raw.data))
          )
        : E.right(raw),
    train: decodeTrainOptions(byOne(raw)),
    search: searchOf(raw),
    folds: lifted(integer('--folds', 2, raw.folds, 5)),
    workers:
      raw.workers === undefined
        ? E.right(O.none)
        : lifted(E.map(O.some<number>)(integer('--workers', 1, raw.workers, 2)))
  })
}

/** What a training is given at a point. */
export const optionsAt = ({ raw }: TuneOptions, point: AnyPoint): Decoded<TrainOptions> =>
  decodeTrainOptions({ ...byOne(raw), ...textsAt(point) })
