/**
 * A function of JavaScript on a Num.
 *
 * The algebra has its own `exp`.
 */
import { activationLayer } from 'lawgrad'

export const exponential = activationLayer({
  name: 'own',
  equation:
    ({ num }) =>
    z =>
      num(Math.exp(z)),
//                 ^ TS2345 · Num · number
  derivative:
    ({ num }) =>
    () =>
      num(1)
})
