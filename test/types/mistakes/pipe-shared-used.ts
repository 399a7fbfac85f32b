/**
 * A shared block of another size, in a network that is then used.
 *
 * The block takes four inputs; three arrive.
 */
import { dense, input, pipe, shared, sigmoid } from 'lawgrad'

const block = pipe(input(4), dense(4), sigmoid)
const network = pipe(input(2), dense(3), shared(3, block), dense(1))
//                                       ^ TS2345 · outputs · '3' · '4' · SharedStage<3, 4
export const count = network.shape.count
