import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Capabilities, FileError } from '../../capabilities.ts'

/** Writes parts as they come. */
export const written =
  ({ writeOut, drained }: Pick<Capabilities, 'writeOut' | 'drained'>) =>
  (parts: AsyncIterable<string>): TE.TaskEither<FileError, void> =>
    TE.tryCatch(
      async () => {
        for await (const part of parts) {
          writeOut(part)()
          await drained()
        }
      },
      error => ({
        _tag: 'FileError',
        path: 'the answers that were held',
        problem: 'other',
        reason: error instanceof Error ? error.message : String(error)
      })
    )
