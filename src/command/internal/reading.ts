import * as E from 'fp-ts/lib/Either.js'
import type { FileError } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'

const isFileError = (cause: unknown): cause is FileError =>
  typeof cause === 'object' && cause !== null && Reflect.get(cause, '_tag') === 'FileError'

/** What is made of a file that is read meanwhile, or what went wrong with it. */
export const reading = <A>(use: () => E.Either<CommandError, A>): E.Either<CommandError, A> => {
  try {
    return use()
  } catch (cause) {
    if (isFileError(cause)) return E.left({ _tag: 'DataUnreadable', error: cause })
    throw cause
  }
}
