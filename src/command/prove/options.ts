/**
 * The options of `prove`.
 */
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { Interpreter } from '../../engine/options.ts'
import { decodeInterpreter } from '../interpreters.ts'
import { parseLoss, type KnownLoss } from '../losses.ts'
import type { OptionError } from '../option-error.ts'
import { filled, integer, lifted, optional, validation, mostMade } from '../option-values.ts'

/** What the command line gives. */
export const rawProveOptions = t.intersection([
  t.type({
    model: t.string,
    data: t.string,
    examples: t.string,
    components: t.string,
    steps: t.string,
    interpreter: t.string,
    seed: t.string
  }),
  t.partial({ labels: t.string, loss: t.string, trained: t.string, json: t.boolean })
])

export interface ProveOptions {
  readonly model: string
  readonly data: string
  /** The file of the targets, where the data are an array. */
  readonly labels: O.Option<string>
  /** That of the trained model, or the quadratic one, unless said. */
  readonly loss: O.Option<KnownLoss>
  /** The file of a trained model, whose parameters are the point. */
  readonly trained: O.Option<string>
  /** Whose gradient is proved. */
  readonly interpreter: Interpreter
  /** How many examples are taken of the data at most. */
  readonly examples: number
  /** How many components of each tensor are proved at most. */
  readonly components: number
  /** Steps of training to the second point. */
  readonly steps: number
  readonly seed: number
  readonly json: boolean
}

/** All options at once, or what is wrong with each that is wrong. */
export const decodeProveOptions = (
  raw: t.TypeOf<typeof rawProveOptions>
): E.Either<NonEmptyArray<OptionError>, ProveOptions> =>
  sequenceS(validation)({
    model: E.right(raw.model),
    data: lifted(filled('--data', 'a CSV file', raw.data)),
    labels: lifted(optional(raw.labels, text => filled('--labels', 'a file of IDX or npy', text))),
    loss: lifted(optional(raw.loss, parseLoss)),
    trained: lifted(optional(raw.trained, text => filled('--trained', 'the file of a trained model', text))),
    interpreter: decodeInterpreter(raw.interpreter),
    examples: lifted(integer('--examples', 1, raw.examples, 8, mostMade)),
    components: lifted(integer('--components', 1, raw.components, 64)),
    steps: lifted(integer('--steps', 0, raw.steps, 20)),
    seed: lifted(integer('--seed', 0, raw.seed)),
    json: E.right(raw.json ?? false)
  })
