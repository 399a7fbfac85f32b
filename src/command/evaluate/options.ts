/**
 * The options of `evaluate`.
 */
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { Interpreter } from '../../engine/options.ts'
import { decodeInterpreter } from '../interpreters.ts'
import type { OptionError } from '../option-error.ts'
import { filled, lifted, optional, validation } from '../option-values.ts'

/** What the command line gives. */
export const rawEvaluateOptions = t.intersection([
  t.type({ model: t.string, file: t.string }),
  t.partial({ labels: t.string, network: t.string, interpreter: t.string, json: t.boolean })
])

export interface EvaluateOptions {
  readonly model: string
  readonly file: string
  /** The file of the targets, where the data are an array. */
  readonly labels: O.Option<string>
  /** The module whose network answers in place of the saved equation. */
  readonly network: O.Option<string>
  readonly interpreter: Interpreter
  readonly json: boolean
}

/** All options, or what is wrong with each that is wrong. */
export const decodeEvaluateOptions = ({
  model,
  file,
  labels,
  network,
  interpreter,
  json = false
}: t.TypeOf<typeof rawEvaluateOptions>): E.Either<NonEmptyArray<OptionError>, EvaluateOptions> =>
  sequenceS(validation)({
    model: E.right(model),
    file: E.right(file),
    labels: lifted(optional(labels, text => filled('--labels', 'a file of IDX or npy', text))),
    network: lifted(optional(network, text => filled('--network', 'a module', text))),
    interpreter: decodeInterpreter(interpreter),
    json: E.right(json)
  })
