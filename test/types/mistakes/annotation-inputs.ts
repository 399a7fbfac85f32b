/**
 * An annotation with other inputs.
 *
 * Inputs are told before layers.
 */
import { dense, input, pipe, sigmoid, type Dense, type Network, type Sigmoid } from 'lawgrad'

export const network: Network<3, 1, [Dense<2, 4>, Sigmoid<4>, Dense<4, 1>, Sigmoid<1>]> = pipe(
//           ^ TS2322 · inputs · '2' · '3'
  input(2),
  dense(4),
  sigmoid,
  dense(1),
  sigmoid
)
