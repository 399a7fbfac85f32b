/**
 * What is to be said of a table for a saved model once it has been read through.
 */
import * as E from 'fp-ts/lib/Either.js'
import { showRowError, type ModelColumns } from '../exchange/model-file/model-table.ts'
import type { CommandError } from './command-error.ts'
import type { Survey } from './internal/survey.ts'
import { plural } from './words.ts'

/** A table that has been read through, nothing of it wrong. */
export interface Surveyed {
  readonly columns: ModelColumns
  readonly rows: number
  readonly incomplete: number
}

/** Every error is counted, the first ten are told. */
export const surveyed =
  (file: string) =>
  ({ unreadable, refused, errors, count, columns, rows, incomplete }: Survey): E.Either<CommandError, Surveyed> => {
    const more = count - errors.length
    return unreadable !== undefined
      ? E.left({ _tag: 'DataUnreadable', error: unreadable })
      : refused !== undefined
        ? E.left({ _tag: 'UsageError', sentence: refused })
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
