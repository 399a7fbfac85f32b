/**
 * A loss for one size among those of every size.
 *
 * `loss<2>` makes a loss of one size.
 */
import { anySizeLoss, type Expr } from 'lawgrad'

export const first = anySizeLoss({
  name: 'own',
  equation:
    ({ sum }) =>
    () =>
    (h: Expr<2>) =>
//  ^ TS2322 · AnySize · '2'
      sum(h),
  gradient: () => y => () => y
})
