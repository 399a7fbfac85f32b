/** What becomes of a run that a signal ends between two steps. */
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { goOn } from '../again.ts'
import type { Capabilities, StopSignal } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { outputOption } from './checkpoints.ts'

/** Saves the state that was kept last, and is the error that says so; `after` says how far a run came that has none. */
export const interrupted =
  (signal: StopSignal, after: string) =>
  ({ saveKept, words }: Pick<Capabilities, 'saveKept' | 'words'>): TE.TaskEither<CommandError, never> =>
    pipe(
      saveKept,
      TE.mapLeft((error): CommandError => ({ _tag: 'OutputFailed', option: outputOption, error })),
      TE.flatMap(saved =>
        TE.left<CommandError>(
          O.isNone(saved)
            ? { _tag: 'Interrupted', signal, after }
            : {
                _tag: 'Interrupted',
                signal,
                after: saved.value.after,
                saved: { file: saved.value.file, again: goOn(words) }
              }
        )
      )
    )
