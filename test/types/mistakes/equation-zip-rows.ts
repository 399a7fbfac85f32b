/**
 * Rows zipped with other rows.
 *
 * One sequence has five steps, the other four.
 */
import { pipe, type Algebra, type Expr } from 'lawgrad'

export const mixed = ({ hadamard, zipRows }: Algebra, xs: Expr<[5, 3]>, ys: Expr<[4, 3]>) =>
  pipe(
    xs,
    zipRows(ys, (x, y: Expr<3>) => hadamard(y)(x))
//  ^ TS2345 · '5' · '4'
  )
