/**
 * Components and rows as tuples: as many as the size says, so that a third of two does not compile.
 */
import type { FromDoor } from '../dimension/named.ts'
import type { Repeated } from '../dimension/repeated.ts'
import { numbersOf, rowVectors } from './internal/rows.ts'
import type { Matrix, Vector } from './tensor.ts'

/**
 * A tuple of `N` numbers; an array for a size from the run-time door, and from 10,000 on, where the compilers have no tuples.
 *
 * @example
 * ```ts
 * import { type Numbers } from 'lawgrad'
 * const three: Numbers<3> = [1, 2, 3]
 * const many: Numbers<50257> = []
 * ```
 */
export type Numbers<N extends number> = number extends N
  ? readonly number[]
  : N extends FromDoor
    ? readonly number[]
    : `${N}` extends `${infer _A}${infer _B}${infer _C}${infer _D}${infer _E}${infer _F}`
      ? readonly number[]
      : Readonly<Repeated<[number], `${N}`>>

/** A `T` for each item. The items are a type parameter, so that a tuple is mapped to a tuple. */
type Each<Items extends readonly unknown[], T> = { readonly [K in keyof Items]: T }

/** A tuple of `R` vectors of `C` components; an array where {@link Numbers} is one. */
export type RowVectors<R extends number, C extends number> = Each<Numbers<R>, Vector<C>>

/**
 * The components of a vector as a tuple. Shapes: `Vector<N>` → N numbers. Cost: O(N). Never fails.
 *
 * Range: a tuple up to 9,999 components; of more, or of a size from the run-time door, an array. Laws: `vector` is its inverse.
 *
 * @example
 * ```ts
 * import { tuple, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [a, b] = tuple(vector([3, 4])) // numbers, none of which may be undefined; a third does not compile
 * assert.equal(Math.sqrt(a * a + b * b), 5)
 * ```
 */
export const tuple = <N extends number>(x: Vector<N>): Numbers<N> => numbersOf<Numbers<N>>(x)

/**
 * The rows of a matrix as vectors. Shapes: `Matrix<R, C>` → R times `Vector<C>`. Cost: O(R·C). Never fails.
 *
 * Range: a tuple up to 9,999 rows; of more, or of a size from the run-time door, an array. Laws: row r holds what `components[r]` holds.
 *
 * @example
 * ```ts
 * import { add, matrix, rows, type Vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [first, second] = rows(matrix([[1, 2, 3], [4, 5, 6]]))
 * const total: Vector<3> = add(second)(first)
 * assert.deepEqual([...total], [5, 7, 9])
 * ```
 */
export const rows = <R extends number, C extends number>(matrix: Matrix<R, C>): RowVectors<R, C> =>
  rowVectors<RowVectors<R, C>>(matrix)
