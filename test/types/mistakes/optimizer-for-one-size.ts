/**
 * An optimizer that works for one size only.
 *
 * An update is made for tensors of every size.
 */
import { type Algebra, type Expr, link } from 'lawgrad'

const largest = ({ max }: Algebra, x: Expr<2>) => max(x)
export const plane = link({
  name: 'plane',
  update:
    algebra =>
    ({ gradient }) => ({ update: algebra.scale(largest(algebra, gradient))(gradient), tensors: {} })
//                                                              ^ TS2345 · Expr<AnySize> · Expr<2> · size
})
