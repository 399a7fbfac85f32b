/**
 * A wrong stage of a network that is written in an argument.
 *
 * The function that takes the network is not blamed.
 */
import { append, dense, denseLayer, gradientDescent, input, pipe, quadraticLoss, sigmoid, trainer } from 'lawgrad'

export const learner = trainer(
  pipe(input(2), dense(3), append(denseLayer(4, 1)), sigmoid),
//                         ^ TS2345 · outputs · '3' · '4'
  quadraticLoss,
  gradientDescent(40)
)
