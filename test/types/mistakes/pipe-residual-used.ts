/**
 * A residual block of another size, in a network that is then used.
 *
 * The block takes four inputs; three arrive.
 */
import { dense, input, pipe, residual, sigmoid } from 'lawgrad'

const block = pipe(input(4), dense(4), sigmoid)
const network = pipe(input(2), dense(3), residual(block), dense(1))
//                                       ^ TS2345 · outputs · '3' · '4' · 'Append<4, 4, Residual<4, [Dense<4, 4>, Sigmoid<4>]>>'
export const count = network.shape.count
