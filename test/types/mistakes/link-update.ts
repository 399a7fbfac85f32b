/**
 * An update that is a number.
 *
 * Each component of the parameters has an update.
 */
import { link } from 'lawgrad'

export const wrong = link({
  name: 'own',
  update:
    ({ sum }) =>
    ({ gradient }) => ({ update: sum(gradient), tensors: {} })
//                       ^ TS2739 · Num · Expr<AnySize>
})
