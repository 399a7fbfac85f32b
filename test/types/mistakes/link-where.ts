/**
 * A condition on a whole tensor.
 *
 * `where` chooses for one number: `map` it over the tensor.
 */
import { link } from 'lawgrad'

export const clipped = link({
  name: 'own',
  update:
    ({ scale, where, num }) =>
    ({ gradient }) => ({ update: scale(where(gradient, num(1), num(-1)))(gradient), tensors: {} })
//                                           ^ TS2741/TS2345 · Expr<AnySize> · Num
})
