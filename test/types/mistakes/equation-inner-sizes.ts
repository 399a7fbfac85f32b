/**
 * Inner sizes that differ in an equation.
 *
 * A has two columns, B three rows.
 */
import { type Algebra, type Expr } from 'lawgrad'

export const product = ({ matMul }: Algebra, a: Expr<[3, 2]>, b: Expr<[3, 2]>) => matMul(a)(b)
//                                                                                          ^ TS2345 · '3' · '2' · size
