/**
 * The options of `describe`.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as t from 'io-ts'
import type { OptionError } from '../option-error.ts'

/** What the command line gives. */
export const rawDescribeOptions = t.intersection([t.type({ model: t.string }), t.partial({ json: t.boolean })])

export interface DescribeOptions {
  readonly model: string
  readonly json: boolean
}

/** All options; none of them can be wrong. */
export const decodeDescribeOptions = ({
  model,
  json = false
}: t.TypeOf<typeof rawDescribeOptions>): E.Either<NonEmptyArray<OptionError>, DescribeOptions> =>
  E.right({ model, json })
