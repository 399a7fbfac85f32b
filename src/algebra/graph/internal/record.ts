import { extentsOfSize } from '../../../tensor/internal/tensor.ts'
import type { Leaf } from './trace.ts'
import type { Traced } from './traced.ts'

/** The leaves of a record of sizes, in its order. */
export const leavesOfSizes = (sizes: Readonly<Record<string, unknown>>): readonly Leaf[] =>
  Object.entries(sizes).map(([name, size]) => ({
    name,
    extents: Array.isArray(size) && size.length === 0 ? [] : extentsOfSize(size)
  }))

/** The record of the values of leaves, by name. */
export const tracedRecord = <A>(leaves: readonly Leaf[], values: readonly Traced[]): A =>
  // proof: each name has the traced value of the size that the record of sizes gives it
  Object.freeze(Object.fromEntries(leaves.map(({ name }, k) => [name, values[k]]))) as A

/** The named values of a record. */
export const outputsOf = (outputs: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(outputs)
