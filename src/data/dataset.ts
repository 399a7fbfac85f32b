/**
 * A data set: a batch of examples together with the names of its columns.
 */
import type { Size } from '../dimension/size.ts'
import type { Batch } from './batch.ts'
import { datasetOf } from './internal/dataset.ts'

/** Examples of I inputs and O targets, with the names of their components. */
export interface Dataset<in out I extends Size, in out O extends Size> extends Batch<I, O> {
  /** One name for each input; names may repeat or be empty. */
  readonly inputNames: readonly string[]
  /** One name for each target. */
  readonly targetNames: readonly string[]
}

/** The names of the components of inputs and targets. */
export type ColumnNames = { readonly inputNames: readonly string[]; readonly targetNames: readonly string[] }

/**
 * The data set of a batch whose components have names.
 *
 * Shapes: `Batch<I, O>` → `Dataset<I, O>`. Cost: O(1). A name for each input and for each target: another number of them is a defect that says so.
 *
 * @example
 * ```ts
 * import { batch, dataset, vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const or = pipe(
 *   batch([{ input: vector([1, 0]), target: vector([1]) }]),
 *   dataset({ inputNames: ['x1', 'x2'], targetNames: ['y'] })
 * )
 * assert.deepEqual(or.targetNames, ['y'])
 * ```
 */
export const dataset =
  (names: ColumnNames) =>
  <I extends Size, O extends Size>(batch: Batch<I, O>): Dataset<I, O> =>
    datasetOf<I, O>(names, batch)
