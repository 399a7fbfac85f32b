/** A stage of one's own that takes a size. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { type AnyLayer, type Dense, dense, type Dimension, input, type Network, type Sigmoid, sigmoid } from 'lawgrad'

const unit =
  <const O extends number>(outputs: Dimension<O>) =>
  <I extends number, N extends number, Ls extends readonly AnyLayer[]>(network: Network<I, N, Ls>) =>
    pipe(network, dense<O>(outputs), sigmoid)
const network = pipe(input(4), unit(3), unit(2), unit(1))
const architecture: Network<4, 1, [Dense<4, 3>, Sigmoid<3>, Dense<3, 2>, Sigmoid<2>, Dense<2, 1>, Sigmoid<1>]> = network
assert.equal(architecture.name, '4 → dense 3 → sigmoid → dense 2 → sigmoid → dense 1 → sigmoid')
