import type { Product, Sum } from '../../dimension/arithmetic.ts'
import type { Dimension } from '../../dimension/dimension.ts'

/** A + B as a dimension. */
export const sum = <A extends number, B extends number>(a: Dimension<A>, b: Dimension<B>): Dimension<Sum<A, B>> =>
  // proof: A and B are dimensions and Sum is exact
  (Number(a) + Number(b)) as Dimension<Sum<A, B>>

/** A × B as a dimension. */
export const product = <A extends number, B extends number>(
  a: Dimension<A>,
  b: Dimension<B>
): Dimension<Product<A, B>> =>
  // proof: A and B are dimensions and Product is exact
  (Number(a) * Number(b)) as Dimension<Product<A, B>>
