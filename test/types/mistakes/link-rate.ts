/**
 * A plain number as a factor.
 *
 * The factor of `scale` is a Num.
 */
import { link } from 'lawgrad'

export const descent = link({
  name: 'own',
  update:
    ({ scale }) =>
    ({ gradient }) => ({ update: scale(-0.1)(gradient), tensors: {} })
//                                     ^ TS2345 · number · Num
})
