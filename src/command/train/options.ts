/**
 * The options of `train`: from the texts that the command line gives to values that are right.
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as NEA from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Recipe } from '../../data/preparation/recipe.ts'
import { workersRange, type Interpreter } from '../../engine/options.ts'
import type { Initializer } from '../../layer/initializer.ts'
import { limitRange, stepsRange, strengthRange, weightDecayRange } from '../../optimizer/hyperparameter.ts'
import type { Rate } from '../../optimizer/schedule.ts'
import { warmUp } from '../../optimizer/warm-up.ts'
import { parseInitializer } from '../initializers.ts'
import { present } from '../internal/present.ts'
import type { LinkOptions } from '../links.ts'
import { parseLoss, type KnownLoss } from '../losses.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { decodeInterpreter } from '../interpreters.ts'
import { choice, filled, fraction, hyper, integer, lifted, positive, validation } from '../option-values.ts'
import { parseOptimizer, type KnownOptimizer } from '../optimizers.ts'
import { baseName } from '../paths.ts'
import { parseSchedule, type KnownSchedule } from '../schedules.ts'
import { parseEvery, rawCheckpointOptions, type Every } from './checkpoints.ts'
import { decodeTableOptions, rawTableOptions, type TableOptions } from './table-options.ts'

/** As many epochs: the history has a row for each, and is written as one text. */
const mostEpochs = 3_000_000

/** What the command line gives: texts, and which switches are there. */
export const rawTrainOptions = t.intersection([
  t.type({
    model: t.string,
    data: t.string,
    loss: t.string,
    epochs: t.string,
    batchSize: t.string,
    seed: t.string,
    initializer: t.string
  }),
  t.partial({
    labels: t.string,
    learningRate: t.string,
    interpreter: t.string,
    workers: t.string,
    optimizer: t.string,
    output: t.string,
    title: t.string,
    json: t.boolean,
    strict: t.boolean,
    scale: t.string,
    scaleTargets: t.union([t.string, t.boolean]),
    missing: t.string,
    validation: t.string,
    test: t.string,
    patience: t.string,
    schedule: t.string,
    warmUp: t.string,
    clipValue: t.string,
    clipNorm: t.string,
    l1: t.string,
    l2: t.string
  }),
  rawTableOptions,
  rawCheckpointOptions
])

export type RawTrainOptions = t.TypeOf<typeof rawTrainOptions>

/** The shares of the examples that are held out; 0 is none. */
export interface Shares {
  readonly validation: number
  readonly test: number
}

export interface TrainOptions {
  readonly model: string
  readonly data: string
  /** The file of the targets of data that are an array. */
  readonly labels: O.Option<string>
  readonly table: TableOptions
  /** What becomes of missing values. */
  readonly missing: Recipe['missing'] | 'drop'
  readonly scale: Recipe['scale']
  readonly targetScale: Recipe['scale']
  readonly shares: Shares
  readonly loss: KnownLoss
  readonly optimizer: KnownOptimizer
  readonly learningRate: number
  readonly schedule: O.Option<KnownSchedule>
  readonly warmUp: O.Option<number>
  readonly links: LinkOptions
  readonly epochs: number
  readonly patience: O.Option<number>
  readonly batchSize: number | 'full'
  readonly seed: number
  readonly initializer: Initializer
  readonly interpreter: Interpreter
  /** Threads that work on a step. */
  readonly workers: number
  readonly output: string
  readonly title: string
  readonly json: boolean
  /** Whether a warning is a failure. */
  readonly strict: boolean
  /** How often the state is saved. */
  readonly checkpointEvery: O.Option<Every>
  /** Whether training goes on from the state in the folder of the results. */
  readonly resume: boolean
}

const batchSizeExpected = 'an integer from 1 to the number of examples, or full'

const batchSize = (text: string): E.Either<OptionError, number | 'full'> =>
  text.trim() === 'full'
    ? E.right('full')
    : pipe(
        integer('--batch-size', 1, text),
        E.mapLeft(error => ({ ...error, expected: batchSizeExpected, remedy: 'Give for instance --batch-size full.' }))
      )

/** A batch is no larger than the data. */
export const checkBatchSize = (
  size: number | 'full',
  examples: number,
  file: string
): E.Either<OptionError, number | 'full'> =>
  size === 'full' || size <= examples
    ? E.right(size)
    : E.left(
        optionError(
          '--batch-size',
          `an integer from 1 to ${examples}, the number of examples in ${file}, or full`,
          'Give --batch-size full for all of them.'
        )(String(size))
      )

/** The steps of an epoch with so many examples. */
export const stepsPerEpoch = ({ batchSize: size }: Pick<TrainOptions, 'batchSize'>, examples: number): number =>
  size === 'full' ? 1 : Math.ceil(examples / size)

/** The learning rate of a run with so many examples, step by step. */
export const rateOf = (options: TrainOptions, examples: number): Rate => {
  const { learningRate, schedule, epochs } = options
  const rate: Rate = O.isNone(schedule)
    ? learningRate
    : schedule.value.at(learningRate, epochs * stepsPerEpoch(options, examples))
  return O.isNone(options.warmUp) ? rate : warmUp(options.warmUp.value, rate)
}

const scales: Readonly<Record<string, Recipe['scale']>> = {
  none: 'none',
  standardize: 'standardize',
  'min-max': 'minMax'
}

const missings: Readonly<Record<string, TrainOptions['missing']>> = {
  error: 'error',
  drop: 'drop',
  mean: 'mean',
  mode: 'mode'
}

type Decoded<A> = E.Either<NEA.NonEmptyArray<OptionError>, A>

/** An option that may be left out. */
const maybe = <A>(
  text: string | undefined,
  decode: (text: string) => E.Either<OptionError, A>
): Decoded<O.Option<A>> => (text === undefined ? E.right(O.none) : lifted(E.map(O.some<A>)(decode(text))))

/** Without a word of its own, targets are scaled as the inputs are; standardized, where those are not. */
const targetScaleOf = (raw: RawTrainOptions): E.Either<OptionError, Recipe['scale']> => {
  const { scaleTargets = false, scale = 'none' } = raw
  return scaleTargets === false
    ? E.right('none')
    : scaleTargets === true
      ? E.right(scale.trim().toLowerCase() === 'min-max' ? 'minMax' : 'standardize')
      : choice('--scale-targets', scales)(scaleTargets)
}

/** Both shares, which leave something to train on. */
const sharesOf = (raw: RawTrainOptions): Decoded<Shares> => {
  const share = (option: string, text: string | undefined): Decoded<number> =>
    text === undefined ? E.right(0) : lifted(fraction(option, text))
  return pipe(
    sequenceS(validation)({ validation: share('--validation', raw.validation), test: share('--test', raw.test) }),
    E.filterOrElse(
      shares => shares.validation + shares.test < 1,
      (): NEA.NonEmptyArray<OptionError> => [
        optionError(
          '--validation and --test',
          'shares that leave examples to train on, together below 1',
          'Give for instance --validation 0.2 --test 0.2.'
        )(`${raw.validation} and ${raw.test}`)
      ]
    )
  )
}

/** Patience wants examples to watch. */
const patienceOf = (raw: RawTrainOptions): Decoded<O.Option<number>> =>
  pipe(
    maybe(raw.patience, text => integer('--patience', 1, text, 20)),
    E.filterOrElse(
      patience => O.isNone(patience) || raw.validation !== undefined,
      (): NEA.NonEmptyArray<OptionError> => [
        optionError(
          '--patience',
          'a validation part to watch',
          'Give --validation 0.2, too; or leave --patience out.'
        )(raw.patience ?? '')
      ]
    )
  )

const linksOf = (raw: RawTrainOptions): Decoded<LinkOptions> => {
  const one = (option: string, range: typeof limitRange, text: string | undefined): Decoded<number | undefined> =>
    text === undefined ? E.right(undefined) : lifted(hyper(option, range, text))
  return pipe(
    sequenceS(validation)({
      clipValue: one('--clip-value', limitRange, raw.clipValue),
      clipNorm: one('--clip-norm', limitRange, raw.clipNorm),
      l1: one('--l1', strengthRange, raw.l1),
      l2: one('--l2', weightDecayRange, raw.l2)
    }),
    E.map(links => present(links))
  )
}

/** All options at once, or what is wrong with each that is wrong. */
export const decodeTrainOptions = (raw: RawTrainOptions): Decoded<TrainOptions> => {
  const name = baseName(raw.model)
  const optimizer = parseOptimizer(raw.optimizer ?? 'gradientDescent')
  return sequenceS(validation)({
    model: E.right(raw.model),
    data: E.right(raw.data),
    labels: maybe(raw.labels, text => filled('--labels', 'a file of IDX or npy', text)),
    table: decodeTableOptions(raw),
    missing: lifted(choice('--missing', missings)(raw.missing ?? 'error')),
    scale: lifted(choice('--scale', scales)(raw.scale ?? 'none')),
    targetScale: lifted(targetScaleOf(raw)),
    shares: sharesOf(raw),
    loss: lifted(parseLoss(raw.loss)),
    optimizer: lifted(optimizer),
    learningRate: lifted(
      raw.learningRate === undefined
        ? E.right(E.isRight(optimizer) ? optimizer.right.usualRate : 1)
        : positive('--learning-rate', raw.learningRate)
    ),
    schedule: maybe(raw.schedule, parseSchedule),
    warmUp: maybe(raw.warmUp, text => hyper('--warm-up', { ...stepsRange, usual: 100 }, text)),
    links: linksOf(raw),
    epochs: lifted(integer('--epochs', 1, raw.epochs, 1000, mostEpochs)),
    patience: patienceOf(raw),
    batchSize: lifted(batchSize(raw.batchSize)),
    seed: lifted(integer('--seed', 0, raw.seed)),
    initializer: lifted(parseInitializer(raw.initializer)),
    interpreter: decodeInterpreter(raw.interpreter),
    workers: lifted(hyper('--workers', workersRange, raw.workers ?? '1')),
    output: lifted(filled('--output', 'a folder', raw.output ?? `out/${name}`)),
    title: lifted(filled('--title', 'a title', raw.title ?? name)),
    json: E.right(raw.json ?? false),
    strict: E.right(raw.strict ?? false),
    checkpointEvery: maybe(raw.checkpointEvery, parseEvery),
    resume: E.right(raw.resume ?? false)
  })
}
