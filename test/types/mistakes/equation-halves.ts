/**
 * Parts of a vector exchanged.
 *
 * The first part has two components, the second three.
 */
import { type Algebra, type Expr } from 'lawgrad'

export const sum = ({ add, splitAt }: Algebra, x: Expr<5>, y: Expr<2>) => {
  const [, second] = splitAt(2, 3)(x)
  return add(y)(second)
//              ^ TS2345 · '3' · '2' · size
}
