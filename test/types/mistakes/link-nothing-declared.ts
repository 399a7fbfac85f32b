/**
 * A memory of a link that declares none.
 *
 * `tensors` names what a link remembers.
 */
import { link } from 'lawgrad'

export const momentum = link({
  name: 'own',
  update:
    ({ add }) =>
    ({ gradient, tensors }) => ({ update: add(gradient)(tensors.velocity), tensors: {} })
//                                                              ^ TS2339 · velocity
})
