/**
 * The options of `train`: from the texts that the command line gives to values that are right.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as NEA from 'fp-ts/lib/NonEmptyArray.js'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { decimal } from '../data/decimal.ts'
import type { Initializer } from '../layer/initializer.ts'
import type { AnySizeLoss } from '../loss/loss.ts'
import { parseInitializer } from './initializers.ts'
import { losses } from './losses.ts'
import { optionError, type OptionError } from './option-error.ts'

/** What the command line gives: texts, and whether `--json` is there. */
export const rawTrainOptions = t.intersection([
  t.type({
    model: t.string,
    data: t.string,
    loss: t.string,
    learningRate: t.string,
    epochs: t.string,
    batchSize: t.string,
    seed: t.string,
    initializer: t.string
  }),
  t.partial({ output: t.string, title: t.string, json: t.boolean })
])

export type RawTrainOptions = t.TypeOf<typeof rawTrainOptions>

export interface TrainOptions {
  readonly model: string
  readonly data: string
  readonly loss: AnySizeLoss
  readonly learningRate: number
  readonly epochs: number
  readonly batchSize: number | 'full'
  readonly seed: number
  readonly initializer: Initializer
  readonly output: string
  readonly title: string
  readonly json: boolean
}

/** The name of a file without its folders and its extension. */
export const baseName = (path: string): string =>
  path
    .replace(/[/\\]+$/, '')
    .replace(/^.*[/\\]/, '')
    .replace(/(?!^)\.[^.]*$/, '')

const number = (text: string): number =>
  E.getOrElse(() => NaN)(decimal.decode(text.trim().replace(/^(?<sign>[+-]?)\./, '$<sign>0.')))

const positive = (option: string, text: string): E.Either<OptionError, number> =>
  number(text) > 0
    ? E.right(number(text))
    : E.left(optionError(option, 'a finite number above 0', `Give for instance ${option} 0.5.`)(text))

const integer = (option: string, least: number, text: string): E.Either<OptionError, number> =>
  Number.isSafeInteger(number(text)) && number(text) >= least
    ? E.right(number(text))
    : E.left(
        optionError(
          option,
          `an integer from ${least} to 2⁵³ − 1`,
          `Give for instance ${option} ${least === 0 ? 7 : 1000}.`
        )(text)
      )

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

const loss = (text: string): E.Either<OptionError, AnySizeLoss> =>
  E.fromNullable(
    optionError('--loss', `a known loss (${[...losses.keys()].join(', ')})`, 'Choose a loss that is known.')(text)
  )(losses.get(text.trim()))

const filled = (option: string, expected: string, text: string): E.Either<OptionError, string> =>
  text.trim() === '' ? E.left(optionError(option, expected, 'Give one, or leave the option out.')(text)) : E.right(text)

const validation = E.getApplicativeValidation(NEA.getSemigroup<OptionError>())

/** All options at once, or what is wrong with each that is wrong. */
export const decodeTrainOptions = (raw: RawTrainOptions): E.Either<NEA.NonEmptyArray<OptionError>, TrainOptions> => {
  const name = baseName(raw.model)
  const lifted = E.mapLeft((error: OptionError): NEA.NonEmptyArray<OptionError> => [error])
  return sequenceS(validation)({
    model: E.right(raw.model),
    data: E.right(raw.data),
    loss: lifted(loss(raw.loss)),
    learningRate: lifted(positive('--learning-rate', raw.learningRate)),
    epochs: lifted(integer('--epochs', 1, raw.epochs)),
    batchSize: lifted(batchSize(raw.batchSize)),
    seed: lifted(integer('--seed', 0, raw.seed)),
    initializer: lifted(parseInitializer(raw.initializer)),
    output: lifted(filled('--output', 'a folder', raw.output ?? `out/${name}`)),
    title: lifted(filled('--title', 'a title', raw.title ?? name)),
    json: E.right(raw.json ?? false)
  })
}
