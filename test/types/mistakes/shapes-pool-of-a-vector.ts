/**
 * A pool of a vector.
 *
 * A pool takes images: channels, rows and columns.
 */
import { dense, input, maxPool, pipe } from 'lawgrad'

export const network = pipe(input(784), dense(100), maxPool(2))
//                                                  ^ TS2345 · outputs · 'number' · '[number, number, number]'
