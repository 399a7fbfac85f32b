/**
 * What a command is. To add one, write its folder and put one line into `registry.ts`: nothing else knows of any command by name.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Type } from 'io-ts'
import type { CommandError } from './command-error.ts'
import type { Program } from './effects.ts'
import type { OptionError } from './option-error.ts'
import { optionsWrong } from './option-values.ts'

/** An option as the help shows it. */
export interface OptionDefinition {
  /** For example `--data <file>`. */
  readonly flags: string
  readonly description: string
  /** Its value where it is left out. */
  readonly usual?: string
  /** What it must be given, with an example; it may be left out unless this is said. */
  readonly required?: { readonly expected: string; readonly example: string }
  readonly repeated?: boolean
}

/** What the help says of a command. */
export interface CommandSummary {
  readonly name: string
  readonly description: string
  /** What it takes for a model, after its name. */
  readonly model: string
  readonly options: readonly OptionDefinition[]
  /** What the help ends with: examples and explanations. */
  readonly help: string
  /** A command line that is right, without `lawgrad`. */
  readonly example: string
}

/** A command of the registry. */
export interface Command extends CommandSummary {
  /** Does what the texts of a command line ask for. */
  readonly perform: (raw: unknown) => Program<void>
}

/** What one writes to define a command. */
export interface CommandDefinition<Raw, Options> extends CommandSummary {
  /** What the command line gives: texts, and which switches are there. */
  readonly raw: Type<Raw>
  /** All options at once, or what is wrong with each that is wrong. */
  readonly decode: (raw: Raw) => E.Either<NonEmptyArray<OptionError>, Options>
  readonly run: (options: Options) => Program<void>
}

const unexpected: CommandError = { _tag: 'UsageError', sentence: 'expected a command; got none. See lawgrad --help.' }

/** The command of a definition. */
export const command = <Raw, Options>({ raw, decode, run, ...summary }: CommandDefinition<Raw, Options>): Command => ({
  ...summary,
  perform: given =>
    pipe(
      raw.decode(given),
      E.mapLeft(() => unexpected),
      E.flatMap(texts => E.mapLeft(optionsWrong)(decode(texts))),
      RTE.fromEither,
      RTE.flatMap(run)
    )
})
