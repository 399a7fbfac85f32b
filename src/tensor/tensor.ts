/**
 * Tensors whose size is part of their type: vectors of ℝᴺ, matrices of ℝᴿˣᶜ, and those of more axes.
 *
 * Laws: nothing that a caller does changes a tensor.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Eq } from 'fp-ts/lib/Eq.js'
import type { Show } from 'fp-ts/lib/Show.js'
import type { AnyNumber, Dimension, Sized, SizedBoth, Unsized } from '../dimension/dimension.ts'
import { bufferBy, toBuffer } from './internal/buffer.ts'
import { literalMatrix, literalVector, type Columns, type Literal, type LiteralRows } from './internal/literal.ts'
import {
  countOf,
  extentsOf,
  extentsOfSize,
  ownMatrix,
  ownTensor,
  ownVector,
  valuesOf,
  type Tensor
} from './internal/tensor.ts'
import { sizeError, type SizeError } from './size-error.ts'
import type { Size } from '../dimension/size.ts'

export type { Columns, Literal, LiteralRows } from './internal/literal.ts'
export type { AnyTensor, Tensor } from './internal/tensor.ts'

/** An immutable vector of ℝᴺ in double precision. */
export type Vector<N extends number> = Tensor<N>

/** An immutable matrix of ℝᴿˣᶜ in double precision, row-major. */
export type Matrix<R extends number, C extends number> = Tensor<[R, C]>

/**
 * The vector with the given components; its size is the length of the array.
 *
 * Shapes: N components → `Vector<N>`. The array is copied. Never fails; an array of unknown length does not compile, use
 * {@link vectorFrom}.
 *
 * @example
 * ```ts
 * import { vector, type Vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const x: Vector<2> = vector([1, 2])
 * assert.deepEqual([...x], [1, 2])
 * ```
 */
export const vector = <const A extends readonly number[]>(
  components: Literal<A>
): Sized<A['length'], Vector<A['length']>, Vector<Unsized>> => literalVector<A>(components)

/**
 * The matrix with the given rows; its size is that of the arrays.
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
 * The vector with the components of an array whose length is known only at run time.
 *
 * Shapes: `size` components → `Vector<N>`. Errors: `SizeError` when the array has another length.
 *
 * @example
 * ```ts
 * import { vectorFrom, showSizeError } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const row: readonly number[] = JSON.parse('[1, 2, 3]')
 * assert.equal(E.isRight(vectorFrom(3)(row)), true)
 * assert.deepEqual(
 *   E.mapLeft(showSizeError)(vectorFrom(2)(row)),
 *   E.left("components: Type '3' is not assignable to type '2'; give an array of 2 numbers")
 * )
 * ```
 */
export const vectorFrom =
  <const N extends AnyNumber>(size: Dimension<N>) =>
  (components: readonly number[]): Sized<N, E.Either<SizeError, Vector<N>>, E.Either<SizeError, Vector<Unsized>>> =>
    components.length === Number(size)
      ? E.right(ownVector<N>(size, toBuffer(components)))
      : E.left(sizeError('components', Number(size), components.length))

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
  <const R extends AnyNumber, const C extends AnyNumber>(rows: Dimension<R>, columns: Dimension<C>) =>
  (
    arrays: readonly (readonly number[])[]
  ): SizedBoth<R, C, E.Either<SizeError, Matrix<R, C>>, E.Either<SizeError, Matrix<Unsized, Unsized>>> => {
    const odd = arrays.find(row => row.length !== Number(columns))
    return arrays.length !== Number(rows)
      ? E.left(sizeError('rows', Number(rows), arrays.length))
      : odd !== undefined
        ? E.left(sizeError('columns', Number(columns), odd.length))
        : E.right(ownMatrix<R, C>(rows, columns, toBuffer(arrays.flat())))
  }

/**
 * The tensor of a size with the components of an array, row-major: the first axis outermost.
 *
 * Shapes: as many components as the product of the sizes → `Tensor<S>`. Errors: `SizeError` for another number of components.
 *
 * @example
 * ```ts
 * import { tensorFrom, type Tensor } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const image = tensorFrom([1, 2, 2])([1, 2, 3, 4])
 * assert.deepEqual(pipe(image, E.map(x => [...x])), E.right([[[1, 2], [3, 4]]]))
 * ```
 */
export const tensorFrom = <const S extends Size>(size: Dimension<S>) => {
  const extents = extentsOfSize(size)
  return (components: readonly number[]): E.Either<SizeError, Tensor<S>> =>
    components.length === countOf(extents)
      ? E.right(ownTensor<S>(extents, toBuffer(components)))
      : E.left(sizeError('components', countOf(extents), components.length))
}

/**
 * The vector whose component at `index` is `f(index)`. Never fails.
 *
 * @example
 * ```ts
 * import { vectorBy } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...vectorBy(3)(i => i * i)], [0, 1, 4])
 * ```
 */
export const vectorBy =
  <const N extends AnyNumber>(size: Dimension<N>) =>
  (f: (index: number) => number): Sized<N, Vector<N>, Vector<Unsized>> =>
    ownVector<N>(size, bufferBy(Number(size), f))

/** The matrix whose component in row r and column c is `f(r, c)`. Never fails. */
export const matrixBy =
  <const R extends AnyNumber, const C extends AnyNumber>(rows: Dimension<R>, columns: Dimension<C>) =>
  (f: (row: number, column: number) => number): SizedBoth<R, C, Matrix<R, C>, Matrix<Unsized, Unsized>> =>
    ownMatrix<R, C>(
      rows,
      columns,
      bufferBy(Number(rows) * Number(columns), i => f(Math.floor(i / Number(columns)), i % Number(columns)))
    )

/**
 * The zero vector. Never fails.
 *
 * @example
 * ```ts
 * import { zeros } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...zeros(2)], [0, 0])
 * ```
 */
export const zeros = <const N extends AnyNumber>(size: Dimension<N>): Sized<N, Vector<N>, Vector<Unsized>> =>
  vectorBy<N>(size)(() => 0)

/** The zero matrix. Never fails. */
export const zeroMatrix = <const R extends AnyNumber, const C extends AnyNumber>(
  rows: Dimension<R>,
  columns: Dimension<C>
): SizedBoth<R, C, Matrix<R, C>, Matrix<Unsized, Unsized>> => matrixBy<R, C>(rows, columns)(() => 0)

/** The identity matrix. Never fails. */
export const identityMatrix = <const N extends AnyNumber>(
  size: Dimension<N>
): Sized<N, Matrix<N, N>, Matrix<Unsized, Unsized>> => matrixBy<N, N>(size, size)((r, c) => (r === c ? 1 : 0))

/** Equality of size and components; NaN differs from NaN. */
export const getTensorEq = <S extends Size>(): Eq<Tensor<S>> => ({
  equals: (a, b) => String(extentsOf(a)) === String(extentsOf(b)) && valuesOf(a).every((x, i) => x === valuesOf(b)[i])
})

/** For example `[[1, 2], [3, 4]]`. */
export const getTensorShow = <S extends Size>(): Show<Tensor<S>> => ({ show: x => x.toString() })
