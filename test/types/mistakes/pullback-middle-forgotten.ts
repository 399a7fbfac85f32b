/**
 * The part in the middle forgotten.
 *
 * The cotangent of the outputs reaches the first part through the second.
 */
import { type Algebra, type Expr, type Lens } from 'lawgrad'

export const back = <P, Q>(_: Algebra, first: Lens<2, 3, P>, second: Lens<3, 1, Q>, c: Expr<1>) => [
  first.pullback(c),
//               ^ TS2345 · '1' · '3' · size
  second.pullback(c)
]
