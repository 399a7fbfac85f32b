/** A network whose depth and widths stand in a file: each width enters through the door, and a wrong one is told by the command. */
import * as E from 'fp-ts/lib/Either.js'
import { dense, input, pipe, sigmoid, tanh, withDimension } from 'lawgrad'
import type { AnyLayer, DimensionError, Network, SomeLayer } from 'lawgrad'
import configuration from './widths.json' with { type: 'json' }

const grown = <N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<2, N, Ls>,
  [width, ...rest]: readonly number[]
): E.Either<DimensionError, SomeLayer<2, 1>> =>
  width === undefined
    ? E.right(pipe(network, dense(1), sigmoid))
    : E.flatten(withDimension('width', units => grown(pipe(network, dense(units), tanh), rest))(width))

export default grown(input(2), configuration.widths)
