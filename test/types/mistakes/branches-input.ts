/**
 * A branch that takes something else.
 *
 * The second branch takes three numbers, the first four.
 */
import { dense, denseLayer, fork, input, pipe } from 'lawgrad'

const narrow = denseLayer(4, 2)
const wide = denseLayer(3, 5)
export const network = pipe(input(4), fork(narrow, wide), dense(1))
//                                                 ^ TS2345 · inputs · '3' · '4'
