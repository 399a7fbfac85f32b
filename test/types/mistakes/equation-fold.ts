/**
 * A fold into another number of components.
 *
 * Six components do not make two rows of two.
 */
import { type Algebra, type Expr } from 'lawgrad'

export const square = ({ fold }: Algebra, x: Expr<6>) => fold([2, 2])(x)
//                                                                    ^ TS2345 · '6' · '4' · size
