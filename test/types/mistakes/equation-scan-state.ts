/**
 * A scan whose state changes its size.
 *
 * The state has two components; the step returns three.
 */
import { pipe, type Algebra, type Expr } from 'lawgrad'

export const states = ({ matVec, scan }: Algebra, start: Expr<2>, weights: Expr<[3, 3]>, xs: Expr<[4, 3]>) =>
  pipe(
    xs,
    scan(start, (_, x: Expr<3>) => matVec(weights)(x))
//              ^ TS2345 · '3' · '2' · size
  )
