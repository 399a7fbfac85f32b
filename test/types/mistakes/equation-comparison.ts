/**
 * A comparison of a Num.
 *
 * Pieces are chosen by `where`: nothing in an equation looks at a number.
 */
import { activationLayer } from 'lawgrad'

export const relu = activationLayer({
  name: 'own',
  equation:
    ({ num }) =>
    z =>
      z > 0 ? z : num(0),
//    ^ TS2365 · Num · number
  derivative:
    ({ num }) =>
    () =>
      num(1)
})
