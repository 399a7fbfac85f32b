/**
 * The values inside of an equation: tensors and numbers of which nothing is known but their size.
 *
 * What they are depends on who reads the equation: doubles, dual numbers, intervals, nodes of a graph, words. Only the operations of an
 * `Algebra` do anything with them; a real `Tensor` in their place, a comparison or a sign of arithmetic does not compile.
 */
import type { Expr } from './internal/expr.ts'
import type { Tensor } from '../tensor/tensor.ts'

export type { Expr, Num } from './internal/expr.ts'

/** `P` inside of an equation: each tensor is an `Expr` of its size, the rest of the tree stays. */
export type Over<P> = P extends Tensor<infer S> ? Expr<S> : { readonly [K in keyof P]: Over<P[K]> }
