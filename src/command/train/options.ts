/**
 * The options of `train`: from the texts that the command line gives to values that are right.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Initializer } from '../../layer/initializer.ts'
import { parseInitializer } from '../initializers.ts'
import { parseLoss, type KnownLoss } from '../losses.ts'
import { parseOptimizer, type KnownOptimizer } from '../optimizers.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { baseName } from '../paths.ts'
import { filled, integer, lifted, positive, validation } from '../option-values.ts'

/** What the command line gives: texts, and whether `--json` is there. */
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
  t.partial({ learningRate: t.string, optimizer: t.string, output: t.string, title: t.string, json: t.boolean })
])

export type RawTrainOptions = t.TypeOf<typeof rawTrainOptions>

export interface TrainOptions {
  readonly model: string
  readonly data: string
  readonly loss: KnownLoss
  readonly optimizer: KnownOptimizer
  readonly learningRate: number
  readonly epochs: number
  readonly batchSize: number | 'full'
  readonly seed: number
  readonly initializer: Initializer
  readonly output: string
  readonly title: string
  readonly json: boolean
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

/** All options at once, or what is wrong with each that is wrong. */
export const decodeTrainOptions = (raw: RawTrainOptions): E.Either<NonEmptyArray<OptionError>, TrainOptions> => {
  const name = baseName(raw.model)
  const optimizer = parseOptimizer(raw.optimizer ?? 'gradientDescent')
  return sequenceS(validation)({
    model: E.right(raw.model),
    data: E.right(raw.data),
    loss: lifted(parseLoss(raw.loss)),
    optimizer: lifted(optimizer),
    learningRate: lifted(
      raw.learningRate === undefined
        ? E.right(E.isRight(optimizer) ? optimizer.right.usualRate : 1)
        : positive('--learning-rate', raw.learningRate)
    ),
    epochs: lifted(integer('--epochs', 1, raw.epochs)),
    batchSize: lifted(batchSize(raw.batchSize)),
    seed: lifted(integer('--seed', 0, raw.seed)),
    initializer: lifted(parseInitializer(raw.initializer)),
    output: lifted(filled('--output', 'a folder', raw.output ?? `out/${name}`)),
    title: lifted(filled('--title', 'a title', raw.title ?? name)),
    json: E.right(raw.json ?? false)
  })
}
