/**
 * A network for a function that takes another.
 *
 * The number of outputs is told.
 */
import { dense, input, pipe, sigmoid, type AnyLayer, type Network } from 'lawgrad'

const evaluate = <Ls extends readonly AnyLayer[]>(network: Network<2, 1, Ls>) => network.name
export const name = evaluate(pipe(input(2), dense(3), sigmoid))
//                           ^ TS2345 · outputs · '3' · '1'
