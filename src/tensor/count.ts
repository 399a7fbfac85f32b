/**
 * The number of components of a tree of tensors, as a type.
 */
import type { Sum } from '../dimension/arithmetic.ts'
import type { Count, Size } from '../dimension/size.ts'
import type { Tensor } from './tensor.ts'

/** One of the members of a union; the same one each time. */
type OneOf<U> = (U extends unknown ? (member: (key: U) => void) => void : 0) extends (member: infer F) => void
  ? F extends (key: infer One) => void
    ? One
    : 0
  : 0

/** The components of the fields under `Keys`, added to `Total`. */
type Fields<P, Keys extends keyof P, Total extends number> = [Keys] extends [never]
  ? Total
  : OneOf<Keys> extends infer Key extends Keys
    ? Fields<P, Exclude<Keys, Key>, Plus<Total, ComponentCount<P[Key]>>>
    : Total

type Items<P extends readonly unknown[], Total extends number> = P extends readonly [infer First, ...infer Rest]
  ? Items<Rest, Plus<Total, ComponentCount<First>>>
  : Total

/** Sums begin at 0, which is no dimension. */
type Plus<A extends number, B extends number> = A extends 0 ? B : B extends 0 ? A : Sum<A, B>

/**
 * The number of components of the trees `P`; `Shape<P>.count` is it at run time. Exact below 10¹⁵.
 *
 * @example
 * ```ts
 * import { type ComponentCount, type DenseParameters } from 'lawgrad'
 * const count: ComponentCount<DenseParameters<784, 30>> = 23550
 * ```
 */
export type ComponentCount<P> =
  P extends Tensor<infer S extends Size> ? Count<S> : P extends readonly unknown[] ? Items<P, 0> : Fields<P, keyof P, 0>
