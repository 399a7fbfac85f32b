/** The options of `new`. */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as t from 'io-ts'
import { optionError, type OptionError } from '../option-error.ts'

/** What the command line gives. */
export const rawNewOptions = t.type({ name: t.string })

export interface NewOptions {
  /** That of the package and of its folder. */
  readonly name: string
}

/** Names that npm refuses, and those of packages that the project depends on, which may not depend on itself. */
const taken: ReadonlySet<string> = new Set([
  'node_modules',
  'favicon.ico',
  'lawgrad',
  'fp-ts',
  'vega',
  'vega-lite',
  'd3-contour',
  'typescript'
])

const expected = 'a name of at most 80 small letters, digits, "-", "_" and ".", that starts with a letter'

/** A name that is right for a package as for a folder. */
export const decodeNewOptions = ({
  name
}: t.TypeOf<typeof rawNewOptions>): E.Either<NonEmptyArray<OptionError>, NewOptions> =>
  !/^[a-z][\w.-]{0,79}$/u.test(name) || name !== name.toLowerCase()
    ? E.left([optionError('name', expected, 'Give for instance: lawgrad new my-network.')(name)])
    : taken.has(name)
      ? E.left([optionError('name', 'a name that no package of the project has', 'Choose another name.')(name)])
      : E.right({ name })
