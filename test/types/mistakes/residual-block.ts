/**
 * A residual block that changes the size.
 *
 * x + f(x) needs f(x) to have the size of x.
 */
import { dense, input, pipe, residual } from 'lawgrad'

export const block = residual(pipe(input(3), dense(2)))
//                            ^ TS2345 · outputs · '2' · '3'
