/**
 * The points of a space that are tried: a grid, or drawn at random, never the same one twice.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { State } from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Random } from '../../random/random.ts'
import { distinctPoints, everyPoint, gridValues } from './internal/points.ts'
import { checkSpace, type Point, type Space, type SpaceError, type Values } from './space.ts'

/** How a space is searched. */
export type Search =
  /** Every combination of values; of an interval `steps` of them, its ends among them. */
  | { readonly _tag: 'Grid'; readonly steps: number }
  /** So many points by chance; fewer where the space has no more. */
  | { readonly _tag: 'Random'; readonly trials: number }

/** What is wrong with a search. */
export type SearchError =
  | SpaceError
  | { readonly _tag: 'WrongSteps'; readonly got: number }
  | { readonly _tag: 'WrongTrials'; readonly got: number }
  | { readonly _tag: 'TooManyPoints'; readonly points: number }

/** As many points as are made at once. */
const most = 1_000_000

const countOf = (values: Values): number =>
  values._tag === 'Choice'
    ? values.values.length
    : values.spread === 'whole'
      ? values.high - values.low + 1
      : Number.POSITIVE_INFINITY

/** How many points a space has; infinitely many where an interval is not of whole numbers. Never fails. */
export const countPoints = (space: Space): number =>
  Object.values(space).reduce((product, values) => product * countOf(values), 1)

const wrong = (search: Search): SearchError | undefined =>
  search._tag === 'Grid'
    ? Number.isSafeInteger(search.steps) && search.steps >= 2
      ? undefined
      : { _tag: 'WrongSteps', got: search.steps }
    : Number.isSafeInteger(search.trials) && search.trials >= 1
      ? undefined
      : { _tag: 'WrongTrials', got: search.trials }

/**
 * The points that a search tries, each once, by a seeded generator; a grid is in order, the last hyperparameter changing fastest.
 *
 * Cost: linear in the points. Errors: a wrong space, less than two steps or one trial, more than a million points of a grid. Laws: no point twice; the same generator
 * gives the same points; a random search for as many points as there are finds them all.
 *
 * @example
 * ```ts
 * import { choice, pythonRandom, searchPoints, wholeBetween } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const space = { optimizer: choice('adam', 'momentum'), width: wholeBetween(1, 5) }
 * const [grid] = searchPoints(space, { _tag: 'Grid', steps: 3 })(pythonRandom(0))
 * assert.ok(E.isRight(grid))
 * assert.deepEqual(
 *   grid.right.map(({ optimizer, width }) => `${optimizer} ${width}`),
 *   ['adam 1', 'adam 3', 'adam 5', 'momentum 1', 'momentum 3', 'momentum 5']
 * )
 * ```
 */
export const searchPoints =
  <const S extends Space>(space: S, search: Search): State<Random, E.Either<SearchError, readonly Point<S>[]>> =>
  random => {
    const error = wrong(search)
    const steps = search._tag === 'Grid' ? search.steps : 2
    const found = pipe(
      checkSpace(space),
      E.mapLeft((wrongSpace): SearchError => wrongSpace),
      E.flatMap((): E.Either<SearchError, readonly [readonly Point<S>[], Random]> => {
        if (error !== undefined) return E.left(error)
        if (search._tag === 'Random')
          return E.right(distinctPoints<S>(space, search.trials, countPoints(space))(random))
        const size = Object.values(space).reduce((product, values) => product * gridValues(values, steps).length, 1)
        return size > most
          ? E.left({ _tag: 'TooManyPoints', points: size })
          : E.right([everyPoint<S>(space, steps), random])
      })
    )
    return pipe(
      found,
      E.match(
        (left): [E.Either<SearchError, readonly Point<S>[]>, Random] => [E.left(left), random],
        ([points, next]) => [E.right(points), next]
      )
    )
  }
