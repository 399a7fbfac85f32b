/**
 * A loss that reads beyond its input.
 *
 * Closed.
 */
import { loss } from 'lawgrad'

export const third = loss({
  name: 'third',
  equation: () => () => h => h.components[2],
//                             ^ TS2339
  gradient:
    ({ subtract }) =>
    y =>
    h =>
      subtract(y)(h)
})
