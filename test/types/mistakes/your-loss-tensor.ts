/**
 * A loss that is no number.
 *
 * A loss is the sum, not the residuals.
 */
import { anySizeLoss } from 'lawgrad'

export const squares = anySizeLoss({
  name: 'own',
  equation:
    ({ subtract }) =>
    y =>
    h =>
      subtract(y)(h),
//    ^ TS2741 · Expr<AnySize> · Num
  gradient: ({ subtract }) => subtract
})
