/**
 * A helper that checks the size of a network.
 *
 * Its caller gives it a network of another size.
 */
import { dense, input, pipe, type AnyLayer, type Network, type Size } from 'lawgrad'

const four = <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, 4, Ls>) => network
export const network = pipe(input(2), dense(3), four)
//                                              ^ TS2345 · outputs · '3' · '4'
export const count = network.shape.count
