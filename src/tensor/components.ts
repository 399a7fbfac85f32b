import type { Size } from '../dimension/size.ts'

/** The components of a tensor as arrays: rows of rows. The tuples are of unknown, so that sizes that are type parameters decide, too. */
export type Components<S extends Size> = S extends number
  ? readonly number[]
  : S extends [unknown, unknown]
    ? readonly (readonly number[])[]
    : S extends [unknown, unknown, unknown]
      ? readonly (readonly (readonly number[])[])[]
      : readonly unknown[]
