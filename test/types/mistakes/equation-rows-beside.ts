/**
 * Rows of two matrices side by side.
 *
 * One has two rows, the other three.
 */
import { pipe, type Algebra, type Expr } from 'lawgrad'

export const joined = ({ beside }: Algebra, a: Expr<[2, 4]>, b: Expr<[3, 4]>) => pipe(a, beside(b))
//                                                                                       ^ TS2345 · '2' · '3'
