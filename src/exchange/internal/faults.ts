/**
 * From what io-ts says to errors of a document.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as NEA from 'fp-ts/lib/NonEmptyArray.js'
import * as t from 'io-ts'
import type { DocumentError, DocumentErrors } from '../document-error.ts'
import { mostErrors } from './tree.ts'
import { isWords } from './words.ts'

/** What a value is, in a few words. */
export const sayWhat = (u: unknown): string =>
  isWords(u)
    ? u.said
    : u === undefined
      ? 'nothing'
      : Array.isArray(u)
        ? `a list of ${u.length}`
        : typeof u === 'object' && u !== null
          ? 'an object'
          : typeof u === 'string'
            ? `the text ${JSON.stringify(u.length > 40 ? `${u.slice(0, 40)}…` : u)}`
            : Object.is(u, -0)
              ? '-0'
              : String(u)

/** What a form expects; names that io-ts makes up of its own combinators tell nobody anything. */
const expectation = (name: string): string =>
  name === 'string' ? 'a text' : /[{<|]/u.test(name) ? 'an object' : /^".*"$/u.test(name) ? `the text ${name}` : name

/** The entries of a context that stand for a place in the file: not the members of a union. */
const places = (context: t.Context): t.Context =>
  context.filter(({ key }, k) => k > 0 && key !== '' && !(context[k - 1]?.type instanceof t.UnionType))

const pathOf = (context: t.Context): string =>
  places(context)
    .map(({ key }) => key)
    .join('.')

/** Which members of unions an error comes from. */
const members = (context: t.Context): readonly string[] =>
  context.flatMap(({ key }, k) =>
    context[k - 1]?.type instanceof t.UnionType ? [`${pathOf(context.slice(0, k))}|${key}`] : []
  )

/** Without those of members of a union that have another tag, unless no member has the one that came. */
const relevant = (errors: t.Errors): t.Errors => {
  const strange = new Set(
    errors.filter(({ context }) => context.at(-1)?.key === '_tag').flatMap(({ context }) => members(context).slice(-1))
  )
  const kept = errors.filter(({ context }) => !members(context).some(member => strange.has(member)))
  return kept.length === 0 ? errors : kept
}

const documentError = ({ context, value, message }: t.ValidationError): DocumentError => {
  const expected = message ?? expectation(context.at(-1)?.type.name ?? 'an object')
  const path = pathOf(context)
  return expected === 'a finite number' && typeof value === 'number'
    ? { _tag: 'NotFinite', path, got: String(value) }
    : { _tag: 'WrongValue', path, expected, got: typeof value === 'number' ? String(value) : sayWhat(value) }
}

/** At most so many errors, and how many more there are. */
export const capped = (errors: NEA.NonEmptyArray<DocumentError>): DocumentErrors =>
  errors.length <= mostErrors
    ? errors
    : NEA.concat<DocumentError>([{ _tag: 'More', count: errors.length - mostErrors }])([
        NEA.head(errors),
        ...errors.slice(1, mostErrors)
      ])

/** The errors of io-ts as errors of a document. */
export const documentErrors = (errors: t.Errors): DocumentErrors => {
  const all = relevant(errors).map(documentError)
  // of a value that may be one of several, what the first expects
  const [first, ...others] = all.filter(
    (one, k) => !all.slice(0, k).some(before => 'path' in one && 'path' in before && before.path === one.path)
  )
  return first === undefined
    ? [{ _tag: 'WrongValue', path: '', expected: 'a document', got: 'another' }]
    : capped([first, ...others])
}

/** A value by its codec, below a place of the file. */
export const decoded =
  <A>(codec: t.Type<A, unknown, unknown>, path = '') =>
  (u: unknown): E.Either<DocumentErrors, A> =>
    E.mapLeft(documentErrors)(
      codec.validate(u, [
        { key: '', type: codec, actual: u },
        ...(path === '' ? [] : [{ key: path, type: codec, actual: u }])
      ])
    )

/** A value, unless something is wrong with it. */
export const unless =
  <A>(value: A) =>
  ([first, ...others]: readonly DocumentError[]): E.Either<DocumentErrors, A> =>
    first === undefined ? E.right(value) : E.left(capped([first, ...others]))
