/**
 * A size of type any in a network.
 *
 * Closed.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, type Dense, input, type Network } from 'lawgrad'

export const network: Network<2, 3, [Dense<2, 3>]> = pipe(input(2), dense(JSON.parse('3')))
//                                                                  ^ TS2345
