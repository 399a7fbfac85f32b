/**
 * A batch of examples: what a gradient is averaged over. Its size is no part of its type.
 */
import * as O from 'fp-ts/lib/Option.js'
import { isNonEmpty } from 'fp-ts/lib/ReadonlyArray.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Sentences } from '../dimension/sentences.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyTensor, Tensor } from '../tensor/tensor.ts'
import { batchOf, examplesOf, rowOf } from './internal/batch.ts'

/** An input x and its target y. */
export interface Example<in out I extends Size, in out O extends Size> {
  readonly input: Tensor<I>
  readonly target: Tensor<O>
}

/** At least one example, all of the same sizes. */
export interface Batch<in out I extends Size, in out O extends Size> {
  readonly inputs: I
  readonly outputs: O
  readonly examples: ReadonlyNonEmptyArray<Example<I, O>>
}

/** What every example has, whatever its sizes. */
export interface AnyExample {
  readonly input: AnyTensor
  readonly target: AnyTensor
}

/** `A` where all examples are of the sizes of the first; where one is not, what it ought to be. */
export type Alike<A extends readonly AnyExample[]> = [A[number]] extends [A[0]] ? A : { readonly [K in keyof A]: A[0] }

/** {@link Alike}, where `A` has a first example; where it may be empty, the sentence that says so. */
export type Examples<A extends readonly AnyExample[]> = [A] extends [{ readonly 0: unknown }]
  ? Alike<A>
  : [A] extends [readonly []]
    ? readonly [first: Sentences['noExample']]
    : [readonly AnyExample[]] extends [A]
      ? readonly [AnyExample, ...(readonly AnyExample[])]
      : 'expected at least one example; an array that may be empty goes through batchFrom, which answers an Option'

/**
 * The batch of the given examples, at least one. The array is copied and all is frozen. Never fails.
 *
 * An array that may be empty, such as that of a `map`, goes through {@link batchFrom}.
 *
 * @example
 * ```ts
 * import { batch, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const or = batch([
 *   { input: vector([0, 0]), target: vector([0]) },
 *   { input: vector([1, 0]), target: vector([1]) }
 * ])
 * assert.equal(or.inputs, 2)
 * ```
 */
export const batch = <const A extends readonly AnyExample[]>(
  examples: Examples<A>
): Batch<A[0]['input']['size'], A[0]['target']['size']> => batchOf(examplesOf<A>(examples))

/**
 * The batch of the examples of an array that may be empty: `None` of none. The array is copied and all is frozen. Never fails.
 *
 * @example
 * ```ts
 * import { batchFrom, vector } from 'lawgrad'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { strict as assert } from 'node:assert'
 * const rows = [[0, 0, 0], [1, 0, 1]] as const
 * const or = batchFrom(rows.map(([a, b, y]) => ({ input: vector([a, b]), target: vector([y]) })))
 * assert.equal(O.isSome(or), true)
 * ```
 */
export const batchFrom = <const A extends readonly AnyExample[]>(
  examples: Alike<A>
): O.Option<Batch<A[0]['input']['size'], A[0]['target']['size']>> => {
  const own = rowOf<A>(examples)
  return isNonEmpty(own) ? O.some(batchOf(own)) : O.none
}
