/**
 * An annotation with other outputs.
 *
 * Outputs are told before layers.
 */
import { dense, input, pipe, type Dense, type Network } from 'lawgrad'

export const network: Network<2, 1, [Dense<2, 4>, Dense<4, 1>]> = pipe(input(2), dense(4), dense(3))
//           ^ TS2322 · outputs · '3' · '1'
