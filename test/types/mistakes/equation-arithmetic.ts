/**
 * A sign of arithmetic on a Num.
 *
 * Numbers of an equation are multiplied by `times`.
 */
import { activationLayer } from 'lawgrad'

export const twice = activationLayer({
  name: 'own',
  equation:
    ({ num }) =>
    z =>
      num(2 * z),
//            ^ TS2363 · arithmetic
  derivative:
    ({ num }) =>
    () =>
      num(1)
})
