/**
 * A shared block after a layer of another size.
 *
 * The block takes three inputs; four arrive.
 */
import { dense, input, pipe, shared } from 'lawgrad'

export const network = pipe(input(2), dense(4), shared(5, pipe(input(3), dense(3))))
//                                              ^ TS2345 · outputs · '4' · '3'
