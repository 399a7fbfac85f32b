/**
 * What a module exports may be an answer: a network, or the error that building it gave.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { showDimensionError, type DimensionError } from '../dimension/door.ts'
import { sayWhat } from './model-codec.ts'

const left = t.type({ _tag: t.literal('Left'), left: t.unknown })

const right = t.type({ _tag: t.literal('Right'), right: t.unknown })

const dimensionError: t.Type<DimensionError> = t.type({
  _tag: t.literal('DimensionError'),
  name: t.string,
  got: t.number
})

/** An error in words: that of a size that is none, an exception, a sentence, or else what it is. */
const reasonOf = (error: unknown): string =>
  dimensionError.is(error)
    ? showDimensionError(error)
    : error instanceof Error
      ? String(error)
      : typeof error === 'string'
        ? error
        : sayWhat(error)

/** The value itself; of an fp-ts `Either` what is in it, or the error in words. */
export const answerOf = (value: unknown): E.Either<string, unknown> =>
  left.is(value) ? E.left(reasonOf(value.left)) : E.right(right.is(value) ? value.right : value)
