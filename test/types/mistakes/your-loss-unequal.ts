/**
 * Prediction and target of unequal size.
 *
 * The target is joined to the prediction before the product.
 */
import { loss } from 'lawgrad'

export const wrong = loss<2>({
  name: 'own',
  equation:
    ({ concat, dot }) =>
    y =>
    h =>
      dot(concat(y)(h))(h),
//                      ^ TS2345 · '2' · '4' · size
  gradient: () => y => () => y
})
