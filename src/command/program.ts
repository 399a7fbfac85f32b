/**
 * The program: arguments to effects over capabilities, and to an exit code.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { ReaderTask } from 'fp-ts/lib/ReaderTask.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { cleanText } from '../report/clean-text.ts'
import type { Capabilities } from './capabilities.ts'
import type { Command, CommandBody, CommandEntry } from './command.ts'
import { exitCode, showCommandError, type CommandError, type ExitCode } from './command-error.ts'
import { commandOf, parseArguments, type Request } from './command-line.ts'
import { print, type Program } from './effects.ts'
import { registry } from './registry.ts'

/** The commands, those with their bodies that the arguments name. */
const loaded =
  (commands: readonly CommandEntry[]) =>
  (argv: readonly string[]): T.Task<readonly Command[]> =>
    T.traverseArray(({ load, ...summary }: CommandEntry) =>
      argv.includes(summary.name)
        ? T.map((body: CommandBody): Command => ({ ...summary, body: O.some(body) }))(load)
        : T.of<Command>({ ...summary, body: O.none })
    )(commands)

/** Does what the arguments after `lawgrad` ask for. */
export const program =
  (entries: readonly CommandEntry[]) =>
  (argv: readonly string[]): Program<void> =>
    pipe(
      RTE.fromTask<readonly Command[], Capabilities, CommandError>(loaded(entries)(argv)),
      RTE.flatMap(commands =>
        RTE.fromReaderEither<Capabilities, CommandError, Request>(({ version }) =>
          parseArguments(commands, version)(argv)
        )
      ),
      RTE.flatMap(perform)
    )

const perform = (request: Request): Program<void> =>
  request._tag === 'Print' ? print(request.text) : request.command.perform(request.raw)

/** The program with its errors printed, each line harmless to a terminal. */
export const lawgrad =
  (argv: readonly string[], commands: readonly CommandEntry[] = registry): ReaderTask<Capabilities, ExitCode> =>
  capabilities =>
    pipe(
      program(commands)(argv)(capabilities),
      TE.match(
        error => ({ code: exitCode(error), text: complaint(argv, commands)(showCommandError(error)) }),
        (): { readonly code: ExitCode; readonly text: string } => ({ code: 0, text: '' })
      ),
      T.tap(({ text }) => (text === '' ? T.of(undefined) : T.fromIO(capabilities.writeError(text)))),
      T.map(({ code }) => code)
    )

/** The lines of a message after the name of the command that complains. */
export const complaint =
  (argv: readonly string[], commands: readonly CommandEntry[] = registry) =>
  (message: string): string => {
    const name = commandOf(commands, argv)?.name
    const start = name === undefined ? 'lawgrad: ' : `lawgrad ${name}: `
    return `${start}${message
      .split('\n')
      .map(cleanText)
      .join(`\n${' '.repeat(start.length)}`)}\n`
  }
