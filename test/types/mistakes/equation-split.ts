/**
 * A vector split into fewer than it has.
 *
 * Two and two make four; the vector has five components.
 */
import { type Algebra, type Expr } from 'lawgrad'

export const halves = ({ splitAt }: Algebra, x: Expr<5>) => splitAt(2, 2)(x)
//                                                                        ^ TS2345 · '5' · '4' · size
