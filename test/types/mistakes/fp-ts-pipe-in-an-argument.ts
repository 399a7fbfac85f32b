/**
 * A wrong stage in a pipe of fp-ts itself, written in an argument.
 *
 * What a failed pipe of fp-ts gives is unknown: the function that takes it is blamed, too. With the `pipe` of this
 * library it is not.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { append, dense, denseLayer, gradientDescent, input, quadraticLoss, sigmoid, trainer } from 'lawgrad'

export const learner = trainer(
  pipe(input(2), dense(3), append(denseLayer(4, 1))),
//^ TS2345 · 'unknown'
//                         ^ TS2345 · 'Append<4, 1, Dense<4, 1>>'
  quadraticLoss,
  gradientDescent(40)
)
