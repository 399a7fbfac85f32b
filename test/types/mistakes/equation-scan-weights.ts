/**
 * Weights of state and input exchanged.
 *
 * The state has two components, each step three.
 */
import { pipe, type Algebra, type Expr } from 'lawgrad'

export const states = (
  { add, matVec, scan }: Algebra,
  start: Expr<2>,
  ofInput: Expr<[2, 3]>,
  ofState: Expr<[2, 2]>,
  xs: Expr<[4, 3]>
) =>
  pipe(
    xs,
    scan(start, (h, x: Expr<3>) => pipe(x, matVec(ofState), add(matVec(ofInput)(h))))
//                                         ^ TS2345 · '3' · '2'
//                                                                              ^ TS2345 · '2' · '3'
  )
