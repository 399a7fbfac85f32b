/**
 * The options of `evaluate`.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { OptionError } from '../option-error.ts'
import { filled, lifted } from '../option-values.ts'

/** What the command line gives. */
export const rawEvaluateOptions = t.intersection([
  t.type({ model: t.string, file: t.string }),
  t.partial({ network: t.string, json: t.boolean })
])

export interface EvaluateOptions {
  readonly model: string
  readonly file: string
  /** The module whose network answers in place of the saved equation. */
  readonly network: O.Option<string>
  readonly json: boolean
}

/** All options, or what is wrong with one. */
export const decodeEvaluateOptions = ({
  model,
  file,
  network,
  json = false
}: t.TypeOf<typeof rawEvaluateOptions>): E.Either<NonEmptyArray<OptionError>, EvaluateOptions> =>
  pipe(
    network === undefined ? E.right(O.none) : E.map(O.some<string>)(filled('--network', 'a module', network)),
    lifted,
    E.map(module => ({ model, file, network: module, json }))
  )
