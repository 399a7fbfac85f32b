/**
 * A batch of examples: what a gradient is averaged over. Its size is no part of its type.
 */
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Size } from '../dimension/size.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { batchOf } from './internal/batch.ts'

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

/**
 * The batch of the given examples, at least one. The array is copied and all is frozen. Never fails.
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
export const batch = <I extends Size, O extends Size>(
  examples: ReadonlyNonEmptyArray<Example<NoInfer<I>, NoInfer<O>>> & { readonly 0: Example<I, O> }
): Batch<I, O> => batchOf<I, O>(examples)
