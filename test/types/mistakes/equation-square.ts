/**
 * A Num times itself.
 *
 * The square is `times(z, z)`: either side of the star is a mistake.
 */
import { activationLayer } from 'lawgrad'

export const square = activationLayer({
  name: 'own',
  equation:
    ({ num }) =>
    z =>
      num(z * z),
//        ^ TS2362 · arithmetic
//            ^ TS2363 · arithmetic
  derivative:
    ({ num }) =>
    () =>
      num(1)
})
