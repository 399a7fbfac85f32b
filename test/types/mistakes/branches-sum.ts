/**
 * Branches of different sizes added.
 *
 * Three numbers and two cannot be added; fork puts them one after the other.
 */
import { dense, denseLayer, forkSum, input, pipe } from 'lawgrad'

const skip = denseLayer(4, 3)
const block = pipe(input(4), dense(2))
export const network = pipe(input(4), forkSum(skip, block), dense(1))
//                                                  ^ TS2345 · outputs · '2' · '3'
