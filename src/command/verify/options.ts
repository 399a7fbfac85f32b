/**
 * The options of `verify`: from the texts that the command line gives to values that are right.
 */
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { parseLoss, type KnownLoss } from '../losses.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { filled, integer, lifted, optional, validation, mostMade } from '../option-values.ts'

/** What the command line gives. */
export const rawVerifyOptions = t.intersection([
  t.type({ model: t.string, loss: t.string, seed: t.string, runs: t.string }),
  t.partial({
    law: t.readonlyArray(t.string),
    data: t.string,
    examples: t.string,
    components: t.string,
    seconds: t.string,
    path: t.string,
    junit: t.string,
    json: t.boolean
  })
])

export type RawVerifyOptions = t.TypeOf<typeof rawVerifyOptions>

export interface VerifyOptions {
  readonly model: string
  readonly loss: KnownLoss
  readonly data: O.Option<string>
  readonly seed: number
  /** How many examples are drawn, or taken of the data at most. */
  readonly examples: number
  /** How many components of a large tensor are looked at one by one. */
  readonly components: number
  /** For how long more of them are looked at when all is done. */
  readonly seconds: number
  /** Cases of each law. */
  readonly runs: number
  /** The names of what is to be tried; all, if there are none. */
  readonly laws: readonly string[]
  /** Where a counterexample is found again. */
  readonly path: O.Option<string>
  readonly json: boolean
  readonly junit: O.Option<string>
}

const path = (text: string): E.Either<OptionError, string> =>
  /^\d+(?::\d+)*$/.test(text.trim())
    ? E.right(text.trim())
    : E.left(
        optionError(
          '--path',
          'numbers with colons between them',
          'Copy it from the report that has the counterexample.'
        )(text)
      )

const file = (text: string): E.Either<OptionError, string> =>
  /[/\\]$/.test(text)
    ? E.left(optionError('--junit', 'a file', 'Name a file in that folder, such as junit.xml.')(text))
    : filled('--junit', 'a file', text)

/** A path is that of one law. */
const laws = (names: readonly string[], replayed: boolean): E.Either<OptionError, readonly string[]> =>
  replayed && names.length !== 1
    ? E.left(
        optionError(
          '--law',
          'the one law that --path belongs to',
          'Give --law once with --path, as the report says.'
        )(names.join(', '))
      )
    : E.right(names)

/** All options at once, or what is wrong with each that is wrong. */
export const decodeVerifyOptions = (raw: RawVerifyOptions): E.Either<NonEmptyArray<OptionError>, VerifyOptions> =>
  sequenceS(validation)({
    model: E.right(raw.model),
    loss: lifted(parseLoss(raw.loss)),
    data: lifted(optional(raw.data, text => filled('--data', 'a CSV file', text))),
    seed: lifted(integer('--seed', 0, raw.seed)),
    examples: lifted(
      raw.examples === undefined
        ? E.right(raw.data === undefined ? 3 : 32)
        : integer('--examples', 1, raw.examples, 3, mostMade)
    ),
    components: lifted(raw.components === undefined ? E.right(16) : integer('--components', 1, raw.components, 100)),
    seconds: lifted(raw.seconds === undefined ? E.right(0) : integer('--seconds', 0, raw.seconds, 60)),
    runs: lifted(integer('--runs', 1, raw.runs, 100)),
    laws: lifted(laws(raw.law ?? [], raw.path !== undefined)),
    path: lifted(optional(raw.path, path)),
    json: E.right(raw.json ?? false),
    junit: lifted(optional(raw.junit, file))
  })
