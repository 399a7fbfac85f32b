/**
 * The options of `evaluate`.
 */
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { Interpreter } from '../../engine/options.ts'
import { decodeInterpreter } from '../interpreters.ts'
import type { OptionError } from '../option-error.ts'
import { filled, lifted, validation } from '../option-values.ts'

/** What the command line gives. */
export const rawEvaluateOptions = t.intersection([
  t.type({ model: t.string, file: t.string }),
  t.partial({ network: t.string, interpreter: t.string, json: t.boolean })
])

export interface EvaluateOptions {
  readonly model: string
  readonly file: string
  /** The module whose network answers in place of the saved equation. */
  readonly network: O.Option<string>
  readonly interpreter: Interpreter
  readonly json: boolean
}

/** All options, or what is wrong with each that is wrong. */
export const decodeEvaluateOptions = ({
  model,
  file,
  network,
  interpreter,
  json = false
}: t.TypeOf<typeof rawEvaluateOptions>): E.Either<NonEmptyArray<OptionError>, EvaluateOptions> =>
  sequenceS(validation)({
    model: E.right(model),
    file: E.right(file),
    network:
      network === undefined ? E.right(O.none) : lifted(E.map(O.some<string>)(filled('--network', 'a module', network))),
    interpreter: decodeInterpreter(interpreter),
    json: E.right(json)
  })
