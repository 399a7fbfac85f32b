/**
 * Sizes of tensors as types: `3` is that of a vector of three components, `[3, 2]` that of a matrix of three rows and two columns,
 * `[1, 28, 28]` that of an image of one channel.
 */
import type { Product } from './arithmetic.ts'
import type { Size } from './internal/size.ts'

export type { AnySize, Size } from './internal/size.ts'

/** The sizes of the axes of a tensor as data, outermost first: `[3]` of a vector. */
export type Extents = readonly number[]

/** The number of components of a tensor of size `S`. */
export type Count<S extends Size> = S extends number
  ? S
  : S extends [infer A extends number, infer B extends number]
    ? Product<A, B>
    : S extends [infer A extends number, infer B extends number, infer C extends number]
      ? Product<A, Product<B, C>>
      : number
