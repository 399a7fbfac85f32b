import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type { DataError } from '../../data-error.ts'

/** No more errors than these are told one by one. */
const most = 10

/** Errors of a file: the first ten, and the number of the others. */
export interface Errors {
  readonly add: (error: DataError) => void
  /** The errors, or what is right where there are none. */
  readonly or: <A>(right: A) => E.Either<NonEmptyArray<DataError>, A>
}

/** No errors so far. */
export const errorsOf = (file: string): Errors => {
  const told: DataError[] = []
  let more = 0
  return {
    add: error => {
      if (told.length < most) told.push(error)
      else more++
    },
    or: right => {
      const [first, ...others] = told
      return first === undefined
        ? E.right(right)
        : E.left([first, ...others, ...(more > 0 ? [{ _tag: 'More', file, count: more } as const] : [])])
    }
  }
}
