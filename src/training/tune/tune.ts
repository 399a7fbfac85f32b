/**
 * Hyper-parameters by trial (§2.1): every point of a search is trained and judged on data that it has not seen, part by part.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Option } from 'fp-ts/lib/Option.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Batch } from '../../data/batch.ts'
import { folds, type Fold, type SplitError } from '../../data/split.ts'
import type { Size } from '../../dimension/size.ts'
import type { Random } from '../../random/random.ts'
import { searchPoints, type Search, type SearchError } from './points.ts'
import { trialsOf } from './internal/trials.ts'
import type { AnyPoint } from './internal/key.ts'
import type { Point, Space } from './space.ts'

/** A point that was tried: its scores on the parts held out, lower ones better, and their mean. */
export interface Trial<out P> {
  readonly point: P
  readonly scores: readonly number[]
  /** The mean of the scores; NaN where a run diverged. */
  readonly score: number
  /** Their standard deviation. */
  readonly deviation: number
}

/** What is searched, how, and how it is judged. */
export interface TuneOptions<S extends Space> {
  readonly space: S
  readonly search: Search
  /** Into how many parts the examples are cut; each is held out once. At least 2. */
  readonly folds: number
}

/** What is wrong with what was asked. */
export type TuneError = SearchError | SplitError

/** What has to be tried: the points, and the parts of the data. */
export interface Tuning<I extends Size, O extends Size, P> {
  readonly points: readonly P[]
  readonly parts: readonly Fold<I, O>[]
}

/** A trial from its scores. Never fails. */
export const trialOf = <P>(point: P, scores: readonly number[]): Trial<P> => {
  const score = scores.reduce((sum, one) => sum + one, 0) / scores.length
  const square = scores.reduce((sum, one) => sum + (one - score) * (one - score), 0) / scores.length
  return Object.freeze({ point, scores: Object.freeze([...scores]), score, deviation: Math.sqrt(square) })
}

/**
 * The points and the parts of a search, by a seeded generator: what is tried in which order is decided before anything is.
 *
 * Errors: a wrong space or search, another number of folds than the data has examples for.
 */
export const planTuning =
  <const S extends Space>({ space, search, folds: k }: TuneOptions<S>) =>
  <I extends Size, O extends Size>(batch: Batch<I, O>) =>
  (random: Random): E.Either<TuneError, Tuning<I, O, Point<S>>> => {
    const [points, next] = searchPoints(space, search)(random)
    const [parts] = folds(k)(batch)(next)
    return pipe(
      E.Do,
      E.apS('points', E.mapLeft((error: SearchError): TuneError => error)(points)),
      E.apS('parts', E.mapLeft((error: SplitError): TuneError => error)(parts))
    )
  }

/**
 * Tries every point of a plan, one after the other, as they are asked for; those that are among `done` are not tried again.
 *
 * `score` trains at a point on the training part of a fold, and answers what the part that was held out costs: a pure function, so that a trial can be repeated, and done
 * anywhere. Cost: a training for each point and fold. Never fails. Laws: resumed with any of its trials it gives the same trials.
 *
 * @example
 * ```ts
 * import { batch, betweenLogarithms, best, cost, dense, gradientDescent, initialState, input, pipe } from 'lawgrad'
 * import { planTuning, pythonRandom, quadraticLoss, train, trainer, tune, uniform, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { strict as assert } from 'node:assert'
 * const at = (x: number) => ({ input: vector([x]), target: vector([2 * x]) })
 * const line = batch([at(0), at(1), at(2), at(3)])
 * const network = pipe(input(1), dense(1))
 * const search = { _tag: 'Grid', steps: 4 } as const
 * const plan = planTuning({ space: { rate: betweenLogarithms(1e-4, 0.1) }, search, folds: 2 })(line)(pythonRandom(0))
 * assert.ok(E.isRight(plan))
 * const trials = tune<1, 1, { readonly rate: number }>(({ rate }, fold) => {
 *   const teacher = trainer(network, quadraticLoss, gradientDescent(rate))
 *   const start = initialState(teacher, uniform(0, 1))(pythonRandom(1))
 *   const [, { parameters }] = train(teacher, { epochs: 50 })(fold.train)(start)
 *   return cost(network, quadraticLoss)(fold.validation)(parameters)
 * })(plan.right)([])
 * const found = best([...trials])
 * assert.ok(O.isSome(found) && found.value.point.rate === 0.1)
 * ```
 */
export const tune =
  <I extends Size, O extends Size, P extends AnyPoint>(score: (point: P, fold: Fold<I, O>) => number) =>
  ({ points, parts }: Tuning<I, O, P>) =>
  (done: readonly Trial<P>[]): Iterable<Trial<P>> =>
    trialsOf(points, done, point =>
      trialOf(
        point,
        parts.map(part => score(point, part))
      )
    )

/** The trials from the best to the worst, those that diverged last; equal ones in the order given. Never fails. */
export const ranked = <P>(trials: readonly Trial<P>[]): readonly Trial<P>[] =>
  trials.toSorted((a, b) =>
    Number.isNaN(a.score) ? (Number.isNaN(b.score) ? 0 : 1) : Number.isNaN(b.score) ? -1 : a.score - b.score
  )

/** The best trial, if any did not diverge. Never fails. */
export const best = <P>(trials: readonly Trial<P>[]): Option<Trial<P>> =>
  pipe(
    O.fromNullable(ranked(trials)[0]),
    O.filter(({ score }) => !Number.isNaN(score))
  )
