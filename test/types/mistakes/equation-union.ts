/**
 * One of two tensors in an equation.
 *
 * The size depends on a condition.
 */
import { type Algebra, type Expr } from 'lawgrad'

export const product = ({ dot }: Algebra, weights: Expr<3>, x: Expr<2> | Expr<3>) => dot(weights)(x)
//                                                                                                ^ TS2345 · '2' · '3' · size
