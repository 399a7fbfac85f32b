import type { Carried, Dimension } from '../dimension.ts'
import type { Size } from '../size.ts'

/** A size as a dimension. */
export const asDimension = <S extends Size>(size: S | Carried<S>): Dimension<S> =>
  // proof: where S is no dimension, Dimension<S> is a sentence, which no function of sizes takes
  size as unknown as Dimension<S>

/** A dimension as its size. */
export const asSize = <S extends Size>(dimension: Dimension<S>): S =>
  // proof: a dimension is its size unless it is a sentence, which no caller can hold
  dimension as unknown as S
