/**
 * Vectors of ℝᴺ whose length is part of their type.
 *
 * Every function takes the vector it works on last, so that it reads in a `pipe`: `pipe(x, subtract(y))` is x − y.
 * The length of the operand given first is the one expected of the other. Cost of all: O(N).
 *
 * Laws: addition is associative and commutative with identity `zeros` and `scale` distributes over it (exactly on dyadic
 * numbers, within rounding elsewhere); nothing that a caller does changes a vector.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Eq } from 'fp-ts/lib/Eq.js'
import type { Show } from 'fp-ts/lib/Show.js'
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import { euclideanNorm, inner, mapped, zipped } from './internal/kernels.ts'
import { literalVector, type Literal } from './internal/literal.ts'
import { ownVector, vectorValues, type Vector } from './internal/tensor.ts'
import { sizeError, type SizeError } from './size-error.ts'

export type { Literal } from './internal/literal.ts'
export type { Vector } from './internal/tensor.ts'

/**
 * The vector with the given components; its length is that of the array.
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
 * The vector with the components of an array whose length is known only at run time.
 *
 * Shapes: `length` components → `Vector<N>`. Errors: `SizeError` when the array has another length.
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
  <const N extends number>(length: Dimension<N>) =>
  (components: readonly number[]): Sized<N, E.Either<SizeError, Vector<N>>, E.Either<SizeError, Vector<Unsized>>> =>
    components.length === Number(length)
      ? E.right(ownVector(length, Float64Array.from(components)))
      : E.left(sizeError('components', Number(length), components.length))

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
  <const N extends number>(length: Dimension<N>) =>
  (f: (index: number) => number): Sized<N, Vector<N>, Vector<Unsized>> =>
    ownVector(
      length,
      Float64Array.from({ length: Number(length) }, (_, i) => f(i))
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
export const zeros = <const N extends number>(length: Dimension<N>): Sized<N, Vector<N>, Vector<Unsized>> =>
  vectorBy<N>(length)(() => 0)

/**
 * aᵢ + bᵢ. Shapes: `Vector<N>` → `Vector<N>` → `Vector<N>`. Never fails.
 *
 * @example
 * ```ts
 * import { add, vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...pipe(vector([1, 2]), add(vector([10, 20])))], [11, 22])
 * ```
 */
export const add =
  <N extends number>(b: Vector<N>) =>
  (a: Vector<N>): Vector<N> =>
    zipWith((x: number, y: number) => x + y)(b)(a)

/** aᵢ − bᵢ, where a is the vector given last. Never fails. */
export const subtract =
  <N extends number>(b: Vector<N>) =>
  (a: Vector<N>): Vector<N> =>
    zipWith((x: number, y: number) => x - y)(b)(a)

/** The Hadamard product aᵢ · bᵢ. Never fails. */
export const hadamard =
  <N extends number>(b: Vector<N>) =>
  (a: Vector<N>): Vector<N> =>
    zipWith((x: number, y: number) => x * y)(b)(a)

/** factor · aᵢ. Never fails. */
export const scale =
  (factor: number) =>
  <N extends number>(a: Vector<N>): Vector<N> =>
    map(x => factor * x)(a)

/**
 * f(aᵢ, i). Never fails.
 *
 * @example
 * ```ts
 * import { map, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...map(x => x + 1)(vector([1, 2]))], [2, 3])
 * ```
 */
export const map =
  (f: (component: number, index: number) => number) =>
  <N extends number>(a: Vector<N>): Vector<N> =>
    ownVector(a.length, mapped(vectorValues(a), f))

/** f(aᵢ, bᵢ), where a is the vector given last. Never fails. */
export const zipWith =
  (f: (a: number, b: number) => number) =>
  <N extends number>(b: Vector<N>) =>
  (a: Vector<N>): Vector<N> =>
    ownVector(a.length, zipped(vectorValues(a), vectorValues(b), f))

/**
 * Σ aᵢ·bᵢ, summed from the first index to the last. Never fails.
 *
 * Rounding: at most 2N·ε·Σ|aᵢ·bᵢ|. Source: §2.2, S = θ·x.
 *
 * @example
 * ```ts
 * import { dot, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(dot(vector([1, 2, 3]))(vector([4, 5, 6])), 32)
 * ```
 */
export const dot =
  <N extends number>(b: Vector<N>) =>
  (a: Vector<N>): number =>
    inner(vectorValues(a), vectorValues(b))

/** The Euclidean norm √Σ aᵢ², without overflow or underflow of the squares. Never fails. */
export const norm = <N extends number>(a: Vector<N>): number => euclideanNorm(vectorValues(a))

/** Component-wise equality; NaN differs from NaN and −0 equals 0, as for `number` in fp-ts. */
export const getVectorEq = <N extends number>(): Eq<Vector<N>> => ({
  equals: (a, b) => a.length === b.length && vectorValues(a).every((x, i) => x === vectorValues(b)[i])
})

/** For example `[1, 2]`. */
export const getVectorShow = <N extends number>(): Show<Vector<N>> => ({ show: a => a.toString() })
