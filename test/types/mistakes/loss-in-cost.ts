/**
 * A loss for another number of outputs in the cost.
 *
 * The loss compares two components, the network has one output.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { cost, dense, input, loss, sigmoid } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const hinge = loss<2>({ name: 'hinge', equation: (s, h) => h[0] ?? s.zero, gradient: () => h => h })
export const j = cost(or, hinge)
//                        ^ TS2345 · Loss<2> · Loss<1> · '2' · '1'
