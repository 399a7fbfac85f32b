/**
 * The effects that commands are made of, with the errors of commands.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import type { ReaderTaskEither } from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { DataError } from '../data/data-error.ts'
import { decodeText } from '../data/text.ts'
import { cleanText } from '../report/clean-text.ts'
import type { Capabilities, FileError, FileSet, StopSignal } from './capabilities.ts'
import type { CommandError } from './command-error.ts'
import type { OutputOption } from './file-sentences.ts'

export type Program<A> = ReaderTaskEither<Capabilities, CommandError, A>

const read =
  <A>(decode: (bytes: Uint8Array) => E.Either<DataError, A>) =>
  (file: string): Program<A> =>
  ({ readFile }) =>
    pipe(
      readFile(file),
      TE.mapLeft((error): CommandError => ({ _tag: 'DataUnreadable', error })),
      TE.flatMapEither(bytes => E.mapLeft((error: DataError) => dataWrong([error]))(decode(bytes)))
    )

/** The bytes of a file of data. */
export const readBytes = (file: string): Program<Uint8Array> => read(E.right)(file)

/** The text of a file of data. */
export const readText = (file: string): Program<string> => read(decodeText(file))(file)

export const dataWrong = (errors: Extract<CommandError, { readonly _tag: 'DataWrong' }>['errors']): CommandError => ({
  _tag: 'DataWrong',
  errors
})

const outputFailed =
  (option: OutputOption) =>
  (error: FileError): CommandError => ({ _tag: 'OutputFailed', option, error })

/** Whether the folder that an option names can be written into; makes nothing. */
export const checkFolder =
  (folder: string, option: OutputOption): Program<void> =>
  capabilities =>
    TE.mapLeft(outputFailed(option))(capabilities.checkFolder(folder))

/** Writes all files of a set or none. */
export const writeSet =
  (set: FileSet, option: OutputOption): Program<void> =>
  ({ writeFiles }) =>
    TE.mapLeft(outputFailed(option))(writeFiles(set))

/** From here on a signal does not end the process, but what the command does. */
export const listening: Program<IO<O.Option<StopSignal>>> = ({ listen }) => TE.fromIO(listen)

export const print =
  (text: string): Program<void> =>
  ({ writeOut }) =>
    TE.fromIO(writeOut(text))

/** Writes to the terminal of stderr, if it is one, what suits its columns: for the line of progress. */
export const onTerminal =
  ({ columns, writeError }: Pick<Capabilities, 'columns' | 'writeError'>) =>
  (text: (width: number) => string): void =>
    pipe(
      columns.stderr,
      O.match(
        () => undefined,
        width => writeError(text(width))()
      )
    )

/** Says something that is no failure on stderr, after the name of the command. */
export const warn =
  (command: string) =>
  (text: string): Program<void> =>
  ({ writeError }) =>
    TE.fromIO(writeError(`lawgrad ${command}: ${cleanText(text)}\n`))

/** A failure that only this command knows, in a sentence. */
export const failed = (sentence: string): CommandError => ({ _tag: 'Failed', sentence })
