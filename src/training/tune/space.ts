/**
 * Spaces of hyperparameters: what each may be, as plain data.
 */
import * as E from 'fp-ts/lib/Either.js'

/** A setting: what a hyperparameter is at one point. */
export type Setting = number | string | boolean

/** One of several values. */
export interface Choice<out A extends Setting> {
  readonly _tag: 'Choice'
  readonly values: readonly A[]
}

/** A number between two others, both included: any, any whole one, or any whose logarithm is spread evenly. */
export interface Interval {
  readonly _tag: 'Interval'
  readonly low: number
  readonly high: number
  readonly spread: 'even' | 'logarithmic' | 'whole'
}

/** What a hyperparameter may be. */
export type Values = Choice<Setting> | Interval

/** Hyperparameters by their names. */
export type Space = Readonly<Record<string, Values>>

/** A setting for each hyperparameter of a space. */
export type Point<S extends Space> = { readonly [K in keyof S]: S[K] extends Choice<infer A> ? A : number }

/** One of the values given. Never fails; an empty list is told by `checkSpace`. */
export const choice = <const A extends Setting>(...values: readonly A[]): Choice<A> =>
  Object.freeze({ _tag: 'Choice', values: Object.freeze([...values]) })

const interval =
  (spread: Interval['spread']) =>
  (low: number, high: number): Interval =>
    Object.freeze({ _tag: 'Interval', low, high, spread })

/** A number from `low` to `high`, spread evenly. Never fails; bounds out of order are told by `checkSpace`. */
export const between = interval('even')

/** A number from `low` to `high`, both above 0, its logarithm spread evenly: for rates. Never fails; wrong bounds are told by `checkSpace`. */
export const betweenLogarithms = interval('logarithmic')

/** A whole number from `low` to `high`: for widths and depths. Never fails; wrong bounds are told by `checkSpace`. */
export const wholeBetween = interval('whole')

/** What is wrong with a space. */
export type SpaceError =
  | { readonly _tag: 'EmptySpace' }
  | { readonly _tag: 'NoValues'; readonly name: string }
  | { readonly _tag: 'SameValues'; readonly name: string; readonly value: Setting }
  | { readonly _tag: 'WrongBounds'; readonly name: string; readonly interval: Interval }

const wrongBounds = ({ low, high, spread }: Interval): boolean =>
  !(Number.isFinite(low) && Number.isFinite(high) && low < high) ||
  (spread === 'logarithmic' && low <= 0) ||
  (spread === 'whole' && !(Number.isSafeInteger(low) && Number.isSafeInteger(high)))

const errorOf = (name: string, values: Values): readonly SpaceError[] => {
  if (values._tag === 'Interval') return wrongBounds(values) ? [{ _tag: 'WrongBounds', name, interval: values }] : []
  const twice = values.values.find((value, k) => values.values.indexOf(value) < k)
  return values.values.length === 0
    ? [{ _tag: 'NoValues', name }]
    : twice === undefined
      ? []
      : [{ _tag: 'SameValues', name, value: twice }]
}

/**
 * The space, or the first thing that is wrong with it.
 *
 * @example
 * ```ts
 * import { between, checkSpace, choice, showSpaceError } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * assert.ok(E.isRight(checkSpace({ width: choice(4, 8), dropout: between(0, 0.5) })))
 * assert.deepEqual(
 *   E.mapLeft(showSpaceError)(checkSpace({ dropout: between(1, 0) })),
 *   E.left('dropout: expected two finite numbers, the smaller one first; got 1 and 0. Exchange or correct them.')
 * )
 * ```
 */
export const checkSpace = <S extends Space>(space: S): E.Either<SpaceError, S> => {
  const [error] = Object.entries(space).flatMap(([name, values]) => errorOf(name, values))
  return error !== undefined
    ? E.left(error)
    : Object.keys(space).length === 0
      ? E.left({ _tag: 'EmptySpace' })
      : E.right(space)
}

const expectedBounds: Readonly<Record<Interval['spread'], string>> = {
  even: 'two finite numbers, the smaller one first',
  logarithmic: 'two finite numbers above 0, the smaller one first',
  whole: 'two whole numbers, the smaller one first'
}

/** The error in a sentence, with its remedy. Never fails. */
export const showSpaceError = (error: SpaceError): string => {
  switch (error._tag) {
    case 'EmptySpace':
      return 'A space: expected hyperparameters with their values; got none. Name one, for example learningRate: betweenLogarithms(0.001, 1).'
    case 'NoValues':
      return `${error.name}: expected one of several values; got none to choose from. Give at least one.`
    case 'SameValues':
      return `${error.name}: expected values that differ; got ${JSON.stringify(error.value)} twice. Remove one of them.`
    case 'WrongBounds':
      return `${error.name}: expected ${expectedBounds[error.interval.spread]}; got ${error.interval.low} and ${error.interval.high}. Exchange or correct them.`
  }
}
