/**
 * A loss for another number of outputs in the cost.
 *
 * The loss compares two components, the network has one output.
 */
import { cost, dense, input, loss, pipe, sigmoid } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const total = loss<2>({
  name: 'sum',
  equation:
    ({ sum }) =>
    () =>
      sum,
  gradient:
    ({ filled, num }) =>
    () =>
    h =>
      filled(h)(num(1))
})
export const j = cost(or, total)
//                        ^ TS2345 · Loss<2, AnyRange> · Loss<1 · '2' · '1'
