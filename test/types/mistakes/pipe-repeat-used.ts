/**
 * A repeated block of another size, in a network that is then used.
 *
 * The block takes four inputs; three arrive.
 */
import { dense, input, pipe, repeat, sigmoid } from 'lawgrad'

const block = pipe(input(4), dense(4), sigmoid)
const network = pipe(input(2), dense(3), repeat(2, block), dense(1))
//                                       ^ TS2345 · 'RepeatStage<2, 4, [Dense<4, 4>, Sigmoid<4>]>' · outputs · '3' · '4'
export const names = network.layers.map(layer => layer.name)
