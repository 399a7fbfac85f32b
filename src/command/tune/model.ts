/**
 * What a module exports to be tuned: a space, and a function from its points to networks.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { checkSpace, showSpaceError, type Space } from '../../training/tune/space.ts'
import type { CommandError } from '../command-error.ts'
import { networkOf, threw } from '../model.ts'
import { sayWhat, type CheckedNetwork } from '../model-codec.ts'
import { showPoint, type AnyPoint } from './point.ts'

/** A space, and the network at each of its points, or why there is none. */
export interface Tunable {
  readonly space: Space
  readonly at: (point: AnyPoint) => E.Either<CommandError, CheckedNetwork>
}

const values = t.union([
  t.readonly(
    t.type({
      _tag: t.literal('Choice'),
      values: t.readonlyArray(t.union([t.number, t.string, t.boolean]))
    })
  ),
  t.readonly(
    t.type({
      _tag: t.literal('Interval'),
      low: t.number,
      high: t.number,
      spread: t.keyof({ even: null, logarithmic: null, whole: null })
    })
  )
])

const spaceCodec: t.Type<Space, Space, unknown> = t.readonly(t.record(t.string, values))

const builder = new t.Type<(point: AnyPoint) => unknown>(
  'a function',
  (value): value is (point: AnyPoint) => unknown => typeof value === 'function',
  (value, context) =>
    typeof value === 'function'
      ? t.success((point: AnyPoint): unknown => Reflect.apply(value, undefined, [point]))
      : t.failure(value, context),
  build => build
)

const wrong = (sentence: string): CommandError => ({ _tag: 'UsageError', sentence })

const sample = 'export const space = { width: wholeBetween(2, 8) }'

const spaceOf = (path: string, exported: unknown): E.Either<CommandError, Space> =>
  pipe(
    spaceCodec.decode(exported),
    E.mapLeft(() =>
      wrong(
        `${path}: expected a space of settings as the export space, of choice, between, betweenLogarithms and wholeBetween; got ${
          exported === undefined ? 'none' : sayWhat(exported)
        }. Write for instance: ${sample}.`
      )
    ),
    E.flatMap(space =>
      pipe(
        checkSpace(space),
        E.mapLeft(error => wrong(`${path}, ${showSpaceError(error)}`))
      )
    )
  )

const builderOf = (path: string, exported: unknown): E.Either<CommandError, (point: AnyPoint) => unknown> =>
  pipe(
    builder.decode(exported),
    E.mapLeft(() =>
      wrong(
        `${path}: expected a function from a point of the space to a network as the default export; got ${
          exported === undefined ? 'none' : sayWhat(exported)
        }. Write for instance: export default ({ width }) => …`
      )
    )
  )

/** An error, and the point that it was met at. */
export const atPoint =
  (point: AnyPoint, say: (error: CommandError) => string) =>
  (error: CommandError): CommandError =>
    wrong(`at ${showPoint(point)}: ${say(error)}`)

/** What a module is tuned by. */
export const tunableOf = (path: string, exports: unknown): E.Either<CommandError, Tunable> => {
  const named: ReadonlyMap<string, unknown> = new Map(
    typeof exports === 'object' && exports !== null ? Object.entries(exports) : []
  )
  return pipe(
    E.Do,
    E.bind('space', () => spaceOf(path, named.get('space'))),
    E.bind('build', () => builderOf(path, named.get('default'))),
    E.map(({ space, build }) => ({
      space,
      at: point =>
        pipe(
          E.tryCatch(
            () => build(point),
            cause => threw(path, cause)
          ),
          E.flatMap(network => networkOf(path, { default: network })),
          E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error }))
        )
    }))
  )
}
