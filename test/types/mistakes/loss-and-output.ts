/**
 * A loss for another number of outputs.
 *
 * The loss compares three components, the network has one output.
 */
import { dense, gradientDescent, input, loss, pipe, sigmoid, trainer } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const total = loss<3>({
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
export const learner = trainer(or, total, gradientDescent(1))
//                                 ^ TS2345 · Loss<3, AnyRange> · Loss<1 · '3' · '1'
