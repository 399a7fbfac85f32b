/**
 * A repeated block after a layer of another size.
 *
 * The block takes three inputs; two arrive.
 */
import { dense, input, pipe, repeat, sigmoid } from 'lawgrad'

const block = pipe(input(3), dense(3), sigmoid)
export const network = pipe(input(2), repeat(2, block))
//                                    ^ TS2345 · outputs · '2' · '3'
