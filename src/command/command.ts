/**
 * What a command is. To add one, write its folder and put one entry into `registry.ts`: nothing else knows of any command by name.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type { Option } from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Type } from 'io-ts'
import type { CommandError } from './command-error.ts'
import type { Program } from './effects.ts'
import type { OptionError } from './option-error.ts'

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

/** What the help of `lawgrad` says of a command. */
export interface CommandSummary {
  readonly name: string
  readonly description: string
  /** What it takes after its name, before options: names with what they stand for; a name that ends in `?` may be left out. */
  readonly takes: Readonly<Record<string, string>>
  /** A command line that is right, without `lawgrad`. */
  readonly example: string
}

/** What the command's own help says. */
export interface CommandDetails {
  readonly options: readonly OptionDefinition[]
  /** What the help ends with: examples and explanations. */
  readonly help: string
}

/** All of a command but its summary. */
export interface CommandBody extends CommandDetails {
  /** Does what the texts of a command line ask for. */
  readonly perform: (raw: unknown) => Program<void>
}

/** A command of the registry: its body, and all that the body imports, is loaded when the command is named. */
export interface CommandEntry extends CommandSummary {
  readonly load: Task<CommandBody>
}

/** A command, with its body if that was loaded. */
export interface Command extends CommandSummary {
  readonly body: Option<CommandBody>
}

/** What one writes to define a command. */
export interface CommandDefinition<Raw, Options> extends CommandDetails {
  /** What the command line gives: texts, and which switches are there. */
  readonly raw: Type<Raw>
  /** All options at once, or what is wrong with each that is wrong. */
  readonly decode: (raw: Raw) => E.Either<NonEmptyArray<OptionError>, Options>
  readonly run: (options: Options) => Program<void>
}

const unexpected: CommandError = { _tag: 'UsageError', sentence: 'expected a command; got none. See lawgrad --help.' }

/** The body of the command of a definition. */
export const command = <Raw, Options>({
  raw,
  decode,
  run,
  ...details
}: CommandDefinition<Raw, Options>): CommandBody => ({
  ...details,
  perform: given =>
    pipe(
      raw.decode(given),
      E.mapLeft(() => unexpected),
      E.flatMap(texts =>
        E.mapLeft((errors: NonEmptyArray<OptionError>): CommandError => ({ _tag: 'OptionErrors', errors }))(
          decode(texts)
        )
      ),
      RTE.fromEither,
      RTE.flatMap(run)
    )
})
