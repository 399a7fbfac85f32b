/**
 * Vectors and matrices carried from one size to another that a witness says is equal.
 *
 * Two doors never share a size, even under the same name; `sameDimension` compares the numbers, and what it answers carries
 * values over. Nothing is copied.
 */
import type { Same } from '../dimension/door.ts'
import { carried } from './internal/reshape.ts'
import type { Matrix, Vector } from './tensor.ts'

/**
 * The vector, its size under its other name. Shapes: `Vector<A>` → `Vector<B>`. Cost: O(1). Never fails.
 *
 * @example
 * ```ts
 * import { castVector, dot, sameDimension, withDimension, zeros } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const product = (trained: number, given: number) =>
 *   pipe(trained, withDimension('trained', n => {
 *     const weights = zeros(n)
 *     return pipe(given, withDimension('given', m => {
 *       const x = zeros(m)
 *       return pipe(sameDimension(m, n), O.map(same => dot(weights)(castVector(same)(x))))
 *     }))
 *   }), E.flatten)
 * assert.deepEqual(product(3, 3), E.right(O.some(0)))
 * assert.deepEqual(product(3, 4), E.right(O.none))
 * ```
 */
export const castVector =
  <A extends number, B extends number>(same: Same<A, B>) =>
  (x: Vector<A>): Vector<B> =>
    carried(same, x, 0)

/** The matrix, its number of rows under its other name. Shapes: `Matrix<A, C>` → `Matrix<B, C>`. Cost: O(1). Never fails. */
export const castRows =
  <A extends number, B extends number>(same: Same<A, B>) =>
  <C extends number>(w: Matrix<A, C>): Matrix<B, C> =>
    carried(same, w, 0)

/** The matrix, its number of columns under its other name. Shapes: `Matrix<R, A>` → `Matrix<R, B>`. Cost: O(1). Never fails. */
export const castColumns =
  <A extends number, B extends number>(same: Same<A, B>) =>
  <R extends number>(w: Matrix<R, A>): Matrix<R, B> =>
    carried(same, w, 1)
