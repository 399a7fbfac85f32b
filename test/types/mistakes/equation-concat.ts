/**
 * A concatenation longer than declared.
 *
 * Two and three components make five.
 */
import { type Algebra, type Expr } from 'lawgrad'

export const joined = ({ concat }: Algebra, a: Expr<2>, b: Expr<3>): Expr<6> => concat(b)(a)
//                                                                              ^ TS2322 · '5' · '6' · size
