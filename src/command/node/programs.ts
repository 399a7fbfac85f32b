/** Other programs, as Node runs them. */
import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Programs } from '../review/programs.ts'
import { fileError } from './file-error.ts'
import { runProcess } from './internal/process.ts'

export const nodePrograms: Programs = {
  launch: command => () => runProcess(command, undefined),
  list: folder =>
    TE.tryCatch(
      async () =>
        (await readdir(folder, { withFileTypes: true }))
          .filter(entry => entry.isFile())
          .map(({ name }) => name)
          .sort(),
      fileError(folder)
    ),
  cores: availableParallelism()
}
