/**
 * A schedule with a sign of arithmetic.
 *
 * The step is a Num: divide by `over`.
 */
import { type Schedule } from 'lawgrad'

export const schedule: Schedule = {
  name: 'own',
  at:
    ({ num }) =>
    step =>
      num(1 / step)
//            ^ TS2363 · arithmetic
}
