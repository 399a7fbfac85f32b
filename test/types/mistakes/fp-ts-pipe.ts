/**
 * A wrong stage in a pipe of fp-ts itself.
 *
 * The names of the types are the same; `pipe` of this library says more where it is used afterwards.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { append, dense, denseLayer, input, sigmoid } from 'lawgrad'

export const network = pipe(input(2), dense(4), sigmoid, append(denseLayer(3, 1)))
//                                                       ^ TS2345 · outputs · '4' · '3' · 'Append<3, 1, Dense<3, 1>>'
