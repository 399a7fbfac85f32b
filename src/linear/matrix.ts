/**
 * Matrices of ℝᴿˣᶜ whose shape is part of their type, row-major.
 *
 * As for vectors, the operand that a `pipe` carries comes last. Costs: O(R·C), matMul O(R·K·C).
 *
 * Laws: transposition is an involution and turns products around, ⟨W·x, y⟩ = ⟨x, Wᵀ·y⟩, the outer product has rank one:
 * exactly on dyadic numbers, within rounding elsewhere.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Eq } from 'fp-ts/lib/Eq.js'
import type { Ring } from 'fp-ts/lib/Ring.js'
import type { Show } from 'fp-ts/lib/Show.js'
import type { Dimension, Sized, SizedBoth, Unsized } from '../dimension/dimension.ts'
import { mapped, outerProduct, product, times, transposed, transposedTimes, zippedRows } from './internal/kernels.ts'
import { literalMatrix, type Columns, type LiteralRows } from './internal/literal.ts'
import { matrixValues, ownMatrix, ownVector, vectorValues, type Matrix, type Vector } from './internal/tensor.ts'
import { sizeError, type SizeError } from './size-error.ts'

export type { Columns, LiteralRows } from './internal/literal.ts'
export type { Matrix } from './internal/tensor.ts'

/**
 * The matrix with the given rows; its shape is that of the arrays.
 *
 * Shapes: R rows of C numbers → `Matrix<R, C>`. The arrays are copied. Never fails; rows of different or unknown lengths
 * do not compile, use {@link matrixFrom}.
 *
 * @example
 * ```ts
 * import { matrix, type Matrix } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const w: Matrix<2, 3> = matrix([[1, 2, 3], [4, 5, 6]])
 * assert.deepEqual([...w], [[1, 2, 3], [4, 5, 6]])
 * ```
 */
export const matrix = <const M extends readonly (readonly number[])[]>(
  rows: LiteralRows<M>
): Sized<M['length'], Matrix<M['length'], Columns<M>>, Matrix<Unsized, Unsized>> => literalMatrix<M>(rows)

/**
 * The matrix with the rows of an array whose shape is known only at run time.
 *
 * Shapes: `rows` arrays of `columns` numbers → `Matrix<R, C>`. Errors: `SizeError` for another number of rows or a row of another length.
 *
 * @example
 * ```ts
 * import { matrixFrom } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * assert.equal(E.isRight(matrixFrom(1, 2)([[3, 4]])), true)
 * assert.deepEqual(matrixFrom(2, 2)([[1, 2], [3]]), E.left({ _tag: 'SizeError', what: 'columns', expected: 2, got: 1 }))
 * ```
 */
export const matrixFrom =
  <const R extends number, const C extends number>(rows: Dimension<R>, columns: Dimension<C>) =>
  (
    arrays: readonly (readonly number[])[]
  ): SizedBoth<R, C, E.Either<SizeError, Matrix<R, C>>, E.Either<SizeError, Matrix<Unsized, Unsized>>> => {
    const odd = arrays.find(row => row.length !== Number(columns))
    return arrays.length !== Number(rows)
      ? E.left(sizeError('rows', Number(rows), arrays.length))
      : odd !== undefined
        ? E.left(sizeError('columns', Number(columns), odd.length))
        : E.right(ownMatrix(rows, columns, Float64Array.from(arrays.flat())))
  }

/** The matrix whose component in row r and column c is `f(r, c)`. Never fails. */
export const matrixBy =
  <const R extends number, const C extends number>(rows: Dimension<R>, columns: Dimension<C>) =>
  (f: (row: number, column: number) => number): SizedBoth<R, C, Matrix<R, C>, Matrix<Unsized, Unsized>> =>
    ownMatrix(
      rows,
      columns,
      Float64Array.from({ length: Number(rows) * Number(columns) }, (_, i) =>
        f(Math.floor(i / Number(columns)), i % Number(columns))
      )
    )

/** The zero matrix. Never fails. */
export const zeroMatrix = <const R extends number, const C extends number>(
  rows: Dimension<R>,
  columns: Dimension<C>
): SizedBoth<R, C, Matrix<R, C>, Matrix<Unsized, Unsized>> => matrixBy<R, C>(rows, columns)(() => 0)

/** The identity matrix. Never fails. */
export const identityMatrix = <const N extends number>(
  size: Dimension<N>
): Sized<N, Matrix<N, N>, Matrix<Unsized, Unsized>> => matrixBy<N, N>(size, size)((r, c) => (r === c ? 1 : 0))

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
    ownVector(w.rows, times(matrixValues(w), Number(w.rows), Number(w.columns), vectorValues(x)))

/** x = Wᵀ·y, without forming Wᵀ. Shapes: `Matrix<R, C>` → `Vector<R>` → `Vector<C>`. Never fails. */
export const transposedMatVec =
  <R extends number, C extends number>(w: Matrix<R, C>) =>
  (y: Vector<R>): Vector<C> =>
    ownVector(w.columns, transposedTimes(matrixValues(w), Number(w.rows), Number(w.columns), vectorValues(y)))

/** A·B, where B is given last. Shapes: `Matrix<R, K>` → `Matrix<K, C>` → `Matrix<R, C>`. Never fails. */
export const matMul =
  <R extends number, K extends number>(a: Matrix<R, K>) =>
  <C extends number>(b: Matrix<K, C>): Matrix<R, C> =>
    ownMatrix(
      a.rows,
      b.columns,
      product(matrixValues(a), matrixValues(b), Number(a.rows), Number(a.columns), Number(b.columns))
    )

/** a·bᵀ, that is M_rc = aᵣ·b_c. Shapes: `Vector<R>` → `Vector<C>` → `Matrix<R, C>`. Never fails. */
export const outer =
  <R extends number>(a: Vector<R>) =>
  <C extends number>(b: Vector<C>): Matrix<R, C> =>
    ownMatrix(a.length, b.length, outerProduct(vectorValues(a), vectorValues(b)))

/** Wᵀ. Shapes: `Matrix<R, C>` → `Matrix<C, R>`. Never fails. */
export const transpose = <R extends number, C extends number>(w: Matrix<R, C>): Matrix<C, R> =>
  ownMatrix(w.columns, w.rows, transposed(matrixValues(w), Number(w.rows), Number(w.columns)))

/** A + B. Never fails. */
export const addMatrix = <R extends number, C extends number>(b: Matrix<R, C>): ((a: Matrix<R, C>) => Matrix<R, C>) =>
  zipWithMatrix((x, y) => x + y)(b)

/** A − B, where A is given last. Never fails. */
export const subtractMatrix = <R extends number, C extends number>(
  b: Matrix<R, C>
): ((a: Matrix<R, C>) => Matrix<R, C>) => zipWithMatrix((x, y) => x - y)(b)

/** factor · W. Never fails. */
export const scaleMatrix =
  (factor: number) =>
  <R extends number, C extends number>(w: Matrix<R, C>): Matrix<R, C> =>
    mapMatrix(x => factor * x)(w)

/** f(W_rc). Never fails. */
export const mapMatrix =
  (f: (component: number) => number) =>
  <R extends number, C extends number>(w: Matrix<R, C>): Matrix<R, C> =>
    ownMatrix(
      w.rows,
      w.columns,
      mapped(matrixValues(w), x => f(x))
    )

/** f(A_rc, B_rc), where A is given last. Never fails. */
export const zipWithMatrix =
  (f: (a: number, b: number) => number) =>
  <R extends number, C extends number>(b: Matrix<R, C>) =>
  (a: Matrix<R, C>): Matrix<R, C> =>
    ownMatrix(
      a.rows,
      a.columns,
      zippedRows([Number(a.columns), Number(b.columns)], matrixValues(a), matrixValues(b), f)
    )

/** Equality of shape and components; NaN differs from NaN. */
export const getMatrixEq = <R extends number, C extends number>(): Eq<Matrix<R, C>> => ({
  equals: (a, b) =>
    a.rows === b.rows && a.columns === b.columns && matrixValues(a).every((x, i) => x === matrixValues(b)[i])
})

/** For example `[[1, 2], [3, 4]]`. */
export const getMatrixShow = <R extends number, C extends number>(): Show<Matrix<R, C>> => ({ show: w => w.toString() })

/** The ring of square matrices under addition and `matMul`; not commutative. */
export const getMatrixRing = <const N extends number>(size: Dimension<N>): Ring<Matrix<N, N>> => ({
  zero: zeroMatrix<N, N>(size, size),
  one: identityMatrix<N>(size),
  add: (a, b) => addMatrix(b)(a),
  sub: (a, b) => subtractMatrix(b)(a),
  mul: (a, b) => matMul(a)(b)
})
