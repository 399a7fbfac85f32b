/**
 * A loss for another number of outputs.
 *
 * The loss compares three components, the network has one output.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, gradientDescent, input, loss, sigmoid, trainer } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const hinge = loss<3>({ name: 'hinge', equation: (s, h) => h[0] ?? s.zero, gradient: () => h => h })
export const learner = trainer(or, hinge, gradientDescent(1))
//                                 ^ TS2345 · Loss<3> · Loss<1> · '3' · '1'
