/**
 * A batch of examples: what a gradient is averaged over. Its size is no part of its type.
 */
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Dimension } from '../dimension/dimension.ts'
import type { Vector } from '../linear/vector.ts'

/** An input x and its target y. */
export interface Example<in out I extends number, in out O extends number> {
  readonly input: Vector<I>
  readonly target: Vector<O>
}

/** At least one example, all of the same sizes. */
export interface Batch<in out I extends number, in out O extends number> {
  readonly inputs: Dimension<I>
  readonly outputs: Dimension<O>
  readonly examples: ReadonlyNonEmptyArray<Example<I, O>>
}

/**
 * The batch of the given examples, at least one. The array is copied. Never fails.
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
export const batch = <I extends number, O extends number>(
  examples: ReadonlyNonEmptyArray<Example<NoInfer<I>, NoInfer<O>>> & { readonly 0: Example<I, O> }
): Batch<I, O> => ({
  inputs: examples[0].input.length,
  outputs: examples[0].target.length,
  examples: [examples[0], ...examples.slice(1)]
})
