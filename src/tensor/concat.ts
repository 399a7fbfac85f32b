/**
 * Vectors and matrices put together and taken apart, with the arithmetic of their sizes done by the compiler.
 */
import type { Product, Sum } from '../dimension/arithmetic.ts'
import type { Dimension, Refusing } from '../dimension/dimension.ts'
import { cutVector, flattened, folded, joinVectors } from './internal/reshape.ts'
import type { Matrix, Vector } from './tensor.ts'

/**
 * [a, b], where a is the vector given last. Shapes: `Vector<M>` → `Vector<N>` → `Vector<N + M>`. Cost: O(N + M). Never fails.
 *
 * Laws: associative; {@link splitAt} takes it apart again.
 *
 * @example
 * ```ts
 * import { concat, vector, type Vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const x: Vector<3> = pipe(vector([1, 2]), concat(vector([3])))
 * assert.deepEqual([...x], [1, 2, 3])
 * ```
 */
export const concat =
  <M extends number>(b: Vector<M>) =>
  <N extends number>(a: Vector<N>): Vector<Sum<N, M>> =>
    joinVectors(a, b)

/**
 * The first `n` and the last `m` components. Shapes: `Vector<N + M>` → `[Vector<N>, Vector<M>]`. Cost: O(N + M). Never fails.
 *
 * Laws: the inverse of {@link concat}.
 *
 * @example
 * ```ts
 * import { splitAt, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [first, rest] = splitAt(1, 2)(vector([1, 2, 3]))
 * assert.deepEqual([[...first], [...rest]], [[1], [2, 3]])
 * ```
 */
export const splitAt =
  <const N extends number, const M extends number>(n: Dimension<N>, m: Dimension<M>) =>
  (x: Vector<Sum<N, M>> & Refusing<N> & Refusing<M>): readonly [Vector<N>, Vector<M>] =>
    cutVector<N, M>(n, m, x)

/**
 * The components of a matrix, row by row. Shapes: `Matrix<R, C>` → `Vector<R × C>`. Cost: O(R·C). Never fails.
 *
 * Laws: {@link foldRows} is its inverse; linear; keeps inner products.
 *
 * @example
 * ```ts
 * import { flattenRows, matrix, type Vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const x: Vector<4> = flattenRows(matrix([[1, 2], [3, 4]]))
 * assert.deepEqual([...x], [1, 2, 3, 4])
 * ```
 */
export const flattenRows = <R extends number, C extends number>(w: Matrix<R, C>): Vector<Product<R, C>> => flattened(w)

/**
 * The matrix with the given components, row by row. Shapes: `Vector<R × C>` → `Matrix<R, C>`. Cost: O(R·C). Never fails.
 *
 * @example
 * ```ts
 * import { foldRows, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...foldRows(2, 2)(vector([1, 2, 3, 4]))], [[1, 2], [3, 4]])
 * ```
 */
export const foldRows =
  <const R extends number, const C extends number>(rows: Dimension<R>, columns: Dimension<C>) =>
  (x: Vector<Product<R, C>> & Refusing<R> & Refusing<C>): Matrix<R, C> =>
    folded<R, C>(rows, columns, x)
