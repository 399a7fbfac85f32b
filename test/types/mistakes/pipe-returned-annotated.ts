/**
 * A wrong stage of a network that a function promises.
 *
 * The promise of the function is not broken a second time.
 */
import { append, dense, denseLayer, input, pipe, sigmoid, type Dense, type Network, type Sigmoid } from 'lawgrad'

export const make = (): Network<2, 1, [Dense<2, 3>, Dense<4, 1>, Sigmoid<1>]> =>
  pipe(input(2), dense(3), append(denseLayer(4, 1)), sigmoid)
//                         ^ TS2345 · outputs · '3' · '4'
