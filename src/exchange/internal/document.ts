/**
 * The document of a text: JSON of a format that is known.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { DocumentError, DocumentErrors } from '../document-error.ts'
import { sayWhat } from './faults.ts'
import { readJson } from './read-json.ts'

/** A document, its fields not yet looked at. */
export interface Document<F extends string> {
  readonly format: F
  readonly fields: Readonly<Record<string, unknown>>
}

const fieldsOf = t.UnknownRecord

/** The document of a text in one of several formats. */
export const readDocument =
  <const F extends string>(formats: readonly F[]) =>
  (text: string): E.Either<DocumentErrors, Document<F>> =>
    pipe(
      readJson(text),
      E.flatMap((json): E.Either<DocumentError, Document<F>> => {
        const fields = fieldsOf.is(json) ? json : {}
        const given = fields['format']
        const format = formats.find(each => each === given)
        return format === undefined
          ? E.left({ _tag: 'OtherFormat', expected: formats, got: fieldsOf.is(json) ? sayWhat(given) : sayWhat(json) })
          : E.right({ format, fields })
      }),
      E.mapLeft((error): DocumentErrors => [error])
    )
