/**
 * A network of another architecture than declared.
 *
 * It has one output; the type says two.
 */
import { dense, input, pipe, type Dense, type Network } from 'lawgrad'

export const network: Network<2, 2, [Dense<2, 1>]> = pipe(input(2), dense(1))
//           ^ TS2322 · outputs · '1' · '2'
