/**
 * An annotation with another hidden layer.
 *
 * Inputs and outputs fit; the layer is told.
 */
import { dense, input, pipe, type Dense, type Network } from 'lawgrad'

export const network: Network<2, 1, [Dense<2, 4>, Dense<4, 1>]> = pipe(input(2), dense(3), dense(1))
//           ^ TS2322 · layers · Dense<2, 3> · Dense<2, 4> · '3' · '4'
