/** A stage of one's own: what comes before is a type parameter. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { type AnyLayer, type Dense, dense, input, type Network, type Relu, relu } from 'lawgrad'

const hidden = <I extends number, N extends number, Ls extends readonly AnyLayer[]>(network: Network<I, N, Ls>) =>
  pipe(network, dense(8), relu)
const network = pipe(input(2), hidden, hidden, dense(1))
const architecture: Network<2, 1, [Dense<2, 8>, Relu<8>, Dense<8, 8>, Relu<8>, Dense<8, 1>]> = network
assert.equal(architecture.shape.count, 24 + 72 + 9)
