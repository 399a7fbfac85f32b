/**
 * Batches carried from one size to another that a witness says is equal.
 */
import type { Same } from '../dimension/door.ts'
import { castVector } from '../tensor/cast.ts'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Size } from '../dimension/size.ts'
import type { Batch, Example } from './batch.ts'
import { batchOf } from './internal/batch.ts'

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
  <O extends Size>({ examples }: Batch<A, O>): Batch<B, O> =>
    batchOf<B, O>(
      RNEA.map(({ input, target }: Example<A, O>) => ({ input: castVector(same)(input), target }))(examples)
    )

/** The batch, the size of its targets under its other name. Shapes: `Batch<I, A>` → `Batch<I, B>`. Cost: O(m). Never fails. */
export const castOutputs =
  <A extends number, B extends number>(same: Same<A, B>) =>
  <I extends Size>({ examples }: Batch<I, A>): Batch<I, B> =>
    batchOf<I, B>(
      RNEA.map(({ input, target }: Example<I, A>) => ({ input, target: castVector(same)(target) }))(examples)
    )
