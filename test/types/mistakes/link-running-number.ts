/**
 * A running number that is plain.
 *
 * It is an equation, too: of the number before.
 */
import { link } from 'lawgrad'

export const power = link({
  name: 'own',
  numbers: { power: { start: 1, next: () => () => 0.9 } },
//                                                ^ TS2322 · number · Num
  update:
    () =>
    ({ gradient }) => ({ update: gradient, tensors: {} })
})
