/**
 * Products of matrices and vectors.
 *
 * As everywhere, the operand that a `pipe` carries comes last. Costs: O(R·C), matMul O(R·K·C).
 *
 * Laws: transposition is an involution and turns products around, ⟨W·x, y⟩ = ⟨x, Wᵀ·y⟩, the outer product has rank one:
 * exactly on dyadic numbers, within rounding elsewhere.
 */
import type { Ring } from 'fp-ts/lib/Ring.js'
import type { Dimension } from '../dimension/dimension.ts'
import { add, subtract } from './elementwise.ts'
import { multiplied, outerOf, timesVector, transposedOf, transposedTimesVector } from './internal/products.ts'
import { identityMatrix, zeroMatrix, type Matrix, type Vector } from './tensor.ts'

/**
 * y = W·x, that is yᵣ = Σ_c W_rc·x_c. Shapes: `Matrix<R, C>` → `Vector<C>` → `Vector<R>`. Never fails.
 *
 * Rounding: at most 2C·ε·Σ_c |W_rc·x_c|. Source: §2.2.
 *
 * @example
 * ```ts
 * import { matVec, matrix, vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...pipe(vector([1, 2]), matVec(matrix([[1, 0], [0, 1], [1, 1]])))], [1, 2, 3])
 * ```
 */
export const matVec =
  <R extends number, C extends number>(w: Matrix<R, C>) =>
  (x: Vector<C>): Vector<R> =>
    timesVector(w, x)

/** x = Wᵀ·y, without forming Wᵀ. Shapes: `Matrix<R, C>` → `Vector<R>` → `Vector<C>`. Never fails. */
export const transposedMatVec =
  <R extends number, C extends number>(w: Matrix<R, C>) =>
  (y: Vector<R>): Vector<C> =>
    transposedTimesVector(w, y)

/** A·B, where B is given last. Shapes: `Matrix<R, K>` → `Matrix<K, C>` → `Matrix<R, C>`. Never fails. */
export const matMul =
  <R extends number, K extends number>(a: Matrix<R, K>) =>
  <C extends number>(b: Matrix<K, C>): Matrix<R, C> =>
    multiplied(a, b)

/** a·bᵀ, that is M_rc = aᵣ·b_c. Shapes: `Vector<R>` → `Vector<C>` → `Matrix<R, C>`. Never fails. */
export const outer =
  <R extends number>(a: Vector<R>) =>
  <C extends number>(b: Vector<C>): Matrix<R, C> =>
    outerOf(a, b)

/** Wᵀ. Shapes: `Matrix<R, C>` → `Matrix<C, R>`. Never fails. */
export const transpose = <R extends number, C extends number>(w: Matrix<R, C>): Matrix<C, R> => transposedOf(w)

/** The ring of square matrices under addition and `matMul`; not commutative. */
export const getMatrixRing = <const N extends number>(size: Dimension<N>): Ring<Matrix<N, N>> => ({
  zero: zeroMatrix<N, N>(size, size),
  one: identityMatrix<N>(size),
  add: (a, b) => add(b)(a),
  sub: (a, b) => subtract(b)(a),
  mul: (a, b) => matMul(a)(b)
})
