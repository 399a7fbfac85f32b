/**
 * The program: arguments to effects over capabilities, and to an exit code.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ReaderTask } from 'fp-ts/lib/ReaderTask.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { cleanText } from '../report/index.ts'
import type { Capabilities } from './capabilities.ts'
import { exitCode, showCommandError, type CommandError, type ExitCode } from './command-error.ts'
import { parseArguments, type Request } from './command-line.ts'
import type { Program } from './effects.ts'
import { decodeTrainOptions } from './options.ts'
import { train } from './train.ts'
import { verify } from './verify.ts'
import { decodeVerifyOptions } from './verify-options.ts'

/** Does what the arguments after `lawgrad` ask for. */
export const program = (argv: readonly string[]): Program<void> =>
  pipe(
    RTE.asks(({ version }: Capabilities) => parseArguments(version)(argv)),
    RTE.flatMap(request => RTE.fromEither(request)),
    RTE.flatMap(perform)
  )

const perform = (request: Request): Program<void> => {
  switch (request._tag) {
    case 'Print':
      return ({ writeOut }) => TE.fromIO(writeOut(request.text))
    case 'Train':
      return pipe(
        decodeTrainOptions(request.options),
        E.mapLeft((errors): CommandError => ({ _tag: 'OptionErrors', errors })),
        RTE.fromEither,
        RTE.flatMap(train)
      )
    case 'Verify':
      return pipe(
        decodeVerifyOptions(request.options),
        E.mapLeft((errors): CommandError => ({ _tag: 'OptionErrors', errors })),
        RTE.fromEither,
        RTE.flatMap(verify)
      )
  }
}

/** The program with its errors printed, each line harmless to a terminal. */
export const command =
  (argv: readonly string[]): ReaderTask<Capabilities, ExitCode> =>
  capabilities =>
    pipe(
      program(argv)(capabilities),
      TE.match(
        error => ({ code: exitCode(error), text: complaint(showCommandError(error)) }),
        (): { readonly code: ExitCode; readonly text: string } => ({ code: 0, text: '' })
      ),
      T.tap(({ text }) => (text === '' ? T.of(undefined) : T.fromIO(capabilities.writeError(text)))),
      T.map(({ code }) => code)
    )

/** The lines of a message after the name of the program. */
export const complaint = (message: string): string =>
  `lawgrad: ${message.split('\n').map(cleanText).join('\n         ')}\n`
