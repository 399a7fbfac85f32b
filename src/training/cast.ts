/**
 * Batches carried from one size to another that a witness says is equal.
 */
import type { Same } from '../dimension/door.ts'
import { castVector } from '../linear/cast.ts'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Batch } from './batch.ts'

/**
 * The batch, the size of its inputs under its other name. Shapes: `Batch<A, O>` → `Batch<B, O>`. Cost: O(m). Never fails.
 *
 * Of a data set the examples are carried over; give it its names again with `dataset`.
 *
 * @example
 * ```ts
 * import { batch, castInputs, sameDimension, vector } from 'lawgrad'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const one = batch([{ input: vector([1, 0]), target: vector([1]) }])
 * const carried = pipe(sameDimension(2, 2), O.map(same => castInputs(same)(one).inputs))
 * assert.deepEqual(carried, O.some(2))
 * ```
 */
export const castInputs =
  <A extends number, B extends number>(same: Same<A, B>) =>
  <O extends number>({ outputs, examples }: Batch<A, O>): Batch<B, O> => ({
    inputs: same.to,
    outputs,
    examples: RNEA.map(({ input, target }: (typeof examples)[0]) => ({ input: castVector(same)(input), target }))(
      examples
    )
  })

/** The batch, the size of its targets under its other name. Shapes: `Batch<I, A>` → `Batch<I, B>`. Cost: O(m). Never fails. */
export const castOutputs =
  <A extends number, B extends number>(same: Same<A, B>) =>
  <I extends number>({ inputs, examples }: Batch<I, A>): Batch<I, B> => ({
    inputs,
    outputs: same.to,
    examples: RNEA.map(({ input, target }: (typeof examples)[0]) => ({ input, target: castVector(same)(target) }))(
      examples
    )
  })
