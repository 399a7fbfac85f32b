/**
 * The options of `predict`.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as t from 'io-ts'
import type { Interpreter } from '../../engine/options.ts'
import { decodeInterpreter } from '../interpreters.ts'
import type { OptionError } from '../option-error.ts'
import { choice, filled, lifted, validation } from '../option-values.ts'

/** What the command line gives. */
export const rawPredictOptions = t.intersection([
  t.type({ model: t.string, file: t.string }),
  t.partial({ output: t.string, network: t.string, missing: t.string, interpreter: t.string, json: t.boolean })
])

export interface PredictOptions {
  readonly model: string
  readonly file: string
  /** Where the answers go, else to standard output. */
  readonly output: O.Option<string>
  /** The module whose network answers in place of the saved equation. */
  readonly network: O.Option<string>
  /** Whether rows with missing values are left without an answer. */
  readonly skip: boolean
  readonly interpreter: Interpreter
  readonly json: boolean
}

const maybe = (option: string, expected: string, text: string | undefined) =>
  text === undefined ? E.right(O.none) : lifted(E.map(O.some<string>)(filled(option, expected, text)))

/** All options, or what is wrong with each that is wrong. */
export const decodePredictOptions = (
  raw: t.TypeOf<typeof rawPredictOptions>
): E.Either<NonEmptyArray<OptionError>, PredictOptions> =>
  sequenceS(validation)({
    model: E.right(raw.model),
    file: E.right(raw.file),
    output: maybe('--output', 'a file', raw.output),
    network: maybe('--network', 'a module', raw.network),
    skip: lifted(choice('--missing', { error: false, skip: true })(raw.missing ?? 'error')),
    interpreter: decodeInterpreter(raw.interpreter),
    json: E.right(raw.json ?? false)
  })
