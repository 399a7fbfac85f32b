/**
 * A repeated block that changes the size.
 *
 * A block can be repeated if it has as many outputs as inputs.
 */
import { dense, input, pipe, repeat } from 'lawgrad'

export const tower = repeat(3, pipe(input(2), dense(3)))
//                             ^ TS2345 · outputs · '3' · '2'
