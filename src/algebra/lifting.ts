/**
 * How values come into an equation and out of it again, in one reading.
 */
import type { Size } from '../dimension/size.ts'
import type { Shape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Algebra } from './algebra.ts'
import type { Expr, Num, Over } from './expr.ts'

/** An algebra, with what makes its values of real tensors. */
export interface Lifting {
  readonly algebra: Algebra
  /** A real tensor inside of an equation; a constant, whose derivative is zero. */
  readonly constant: <S extends Size>(tensor: Tensor<S>) => Expr<S>
  /** A tree of real tensors inside of an equation. */
  readonly constants: <P>(shape: Shape<P>) => (tree: P) => Over<P>
}

/** The reading over the scalars `S`, with what makes its values of scalars, and scalars of its values. */
export interface ScalarReading<in out S> extends Lifting {
  readonly num: (scalar: S) => Num
  readonly number: (num: Num) => S
  /** The tensor of a size with the given components, row-major. */
  readonly tensor: <const N extends Size>(size: N) => (scalars: readonly S[]) => Expr<N>
  /** The components of a tensor, row-major. */
  readonly scalars: <N extends Size>(tensor: Expr<N>) => readonly S[]
  /** The tree of a shape with the given components: the inverse of `flatten`. */
  readonly unflatten: <P>(shape: Shape<P>) => (scalars: readonly S[]) => Over<P>
  /** The components of a tree, in the order of its shape. */
  readonly flatten: <P>(shape: Shape<P>) => (tree: Over<P>) => readonly S[]
}
