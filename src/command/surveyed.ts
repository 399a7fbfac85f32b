/**
 * A table for a saved model, read through before anything is done with it.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { showRowError, type ModelColumns, type ModelRow, type Wanted } from '../exchange/model-file/model-table.ts'
import type { SavedModel } from '../exchange/model-file/saved-model.ts'
import type { CommandError } from './command-error.ts'
import type { Program } from './effects.ts'
import { pieces } from './internal/rows.ts'
import { survey, type Survey } from './internal/survey.ts'
import { plural } from './words.ts'

/** A table that has been read through, nothing of it wrong. */
export interface Surveyed {
  readonly columns: ModelColumns
  readonly rows: number
  readonly incomplete: number
}

const judged =
  (file: string) =>
  ({ unreadable, errors, count, columns, rows, incomplete }: Survey): E.Either<CommandError, Surveyed> => {
    const more = count - errors.length
    return unreadable !== undefined
      ? E.left({ _tag: 'DataUnreadable', error: unreadable })
      : count > 0 || columns === undefined
        ? E.left({
            _tag: 'UsageError',
            sentence: [
              ...errors.map(showRowError),
              ...(more > 0 ? [`${file}: and ${plural(more, 'more error')}.`] : [])
            ].join('\n')
          })
        : E.right({ columns, rows, incomplete })
  }

/** Reads through a table; every error is counted, the first ten are told. With `skip`, rows that miss a value are none. */
export const surveyed = (
  model: SavedModel,
  file: string,
  wanted: Wanted,
  skip: boolean,
  use: (row: ModelRow) => void = () => undefined
): Program<Surveyed> =>
  pipe(
    RTE.asks(({ readChunks }: Parameters<Program<unknown>>[0]) => pieces({ readChunks }, model, file, wanted)),
    RTE.flatMap(found => RTE.fromTaskEither(TE.fromTask<Survey, CommandError>(() => survey(found, skip, use)))),
    RTE.flatMapEither(judged(file))
  )
