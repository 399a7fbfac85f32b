import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Capabilities } from '../../capabilities.ts'
import type { CommandError } from '../../command-error.ts'

/** Writes parts as they come; what they throw is told by another. */
export const written = (
  { writeOut, drained }: Pick<Capabilities, 'writeOut' | 'drained'>,
  parts: AsyncIterable<string>,
  otherwise: CommandError
): TE.TaskEither<CommandError, void> =>
  TE.tryCatch(
    async () => {
      for await (const part of parts) {
        writeOut(part)()
        await drained()
      }
    },
    () => otherwise
  )
