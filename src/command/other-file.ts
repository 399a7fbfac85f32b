/**
 * Files that are no data: what each should be, and that it is not.
 */
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { CommandError } from './command-error.ts'
import { readText, type Program } from './effects.ts'
import { showUnreadable } from './file-sentences.ts'

/** What is odd about what stands in a file: it was given by the user. */
export const fileWrong = (file: string, sentence: string): CommandError => ({
  _tag: 'UsageError',
  sentence: `${file}: ${sentence}.`
})

/** The text of a file that should be `what`. */
export const readTextOf =
  (what: string) =>
  (file: string): Program<string> =>
    pipe(
      readText(file),
      RTE.mapLeft((error): CommandError =>
        error._tag === 'DataUnreadable' ? { _tag: 'UsageError', sentence: showUnreadable(what)(error.error) } : error
      )
    )
