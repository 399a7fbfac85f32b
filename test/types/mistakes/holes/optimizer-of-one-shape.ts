/**
 * An optimizer that is right for one shape.
 *
 * Closed.
 */
import { type Expr, link } from 'lawgrad'

declare const two: Expr<2>
export const one = link({
  name: 'one',
  tensors: ['velocity'],
  update:
    () =>
    ({ gradient }) => ({ update: gradient, tensors: { velocity: two } })
//                                                    ^ TS2322
})
