/**
 * Sizes computed at run time, with the type that the compiler computes: parts that need them then need no cast.
 */
import type { Difference, Product, Quotient, Sum } from './arithmetic.ts'
import type { Carried, Dimension } from './dimension.ts'
import { computed } from './internal/computed.ts'
import { asDimension, asSize } from './internal/known.ts'
import type { Size } from './size.ts'

/**
 * The size that a layer, a network or a tensor carries, as the dimension that a function of sizes takes: for code that is generic in it.
 *
 * Never fails. A size that is no dimension, such as `number`, does not compile.
 *
 * @example
 * ```ts
 * import { compose, denseLayer, dimensionOf, type Layer } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const square = <N extends number, P>(first: Layer<N, N, P>) =>
 *   compose(denseLayer(dimensionOf(first.outputs), dimensionOf(first.inputs)))(first)
 * assert.equal(square(denseLayer(3, 3)).outputs, 3)
 * ```
 */
export const dimensionOf = <S extends Size>(size: Carried<S>): Dimension<S> => asDimension<S>(size)

/** A dimension as the size that it is. Never fails. */
export const sizeOf = <S extends Size>(dimension: Dimension<S>): S => asSize<S>(dimension)

/** a + b. Never fails. */
export const sumOf = <A extends number, B extends number>(a: A, b: B): Sum<A, B> => computed<Sum<A, B>>(a + b)

/** a · b. Never fails. */
export const productOf = <A extends number, B extends number>(a: A, b: B): Product<A, B> =>
  computed<Product<A, B>>(a * b)

/** Whether the type of a result of A and B, which are no `any`, is empty; of type parameters it is not. */
type IsNone<A, B, Result> = [0] extends [1 & A]
  ? false
  : [0] extends [1 & B]
    ? false
    : [Result] extends [never]
      ? true
      : false

/** `B` where it is at most `A`, else the sentence. */
export type Subtrahend<A extends number, B extends number> =
  IsNone<A, B, Difference<A, B>> extends true ? `expected a number of at most ${A}; got ${B}` : B

/** `B` where it divides `A`, else the sentence. */
export type DivisorOf<A extends number, B extends number> =
  IsNone<A, B, Quotient<A, B>> extends true ? `expected a number that divides ${A}; got ${B}` : B

/**
 * a − b, where b is at most a. Never fails; 0 is no size, and no tensor takes it.
 *
 * @example
 * ```ts
 * import { differenceOf, input } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const columns = ['length', 'width', 'species'] as const
 * const network = input(differenceOf(columns.length, 1)) // Network<2, 2, []>
 * assert.equal(network.inputs, 2)
 * ```
 */
export const differenceOf = <A extends number, B extends number>(a: A, b: Subtrahend<A, B>): Difference<A, B> =>
  computed<Difference<A, B>>(a - Number(b))

/**
 * a / b, where b divides a. Never fails.
 *
 * @example
 * ```ts
 * import { quotientOf } from 'lawgrad'
 * const half: 14 = quotientOf(28, 2)
 * ```
 */
export const quotientOf = <A extends number, B extends number>(a: A, b: DivisorOf<A, B>): Quotient<A, B> =>
  computed<Quotient<A, B>>(a / Number(b))
