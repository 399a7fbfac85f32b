/**
 * A plain number for a Num.
 *
 * `num(0.5)` is the constant of an equation.
 */
import { activationLayer } from 'lawgrad'

export const half = activationLayer({
  name: 'own',
  equation:
    ({ times }) =>
    z =>
      times(0.5, z),
//          ^ TS2345 · number · Num
  derivative:
    ({ num }) =>
    () =>
      num(0.5)
})
