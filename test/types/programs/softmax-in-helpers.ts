/** Helpers that end any network with a softmax: what comes before is a type parameter. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  type AnyLayer,
  type Dense,
  dense,
  type Dimension,
  input,
  type Network,
  type Relu,
  relu,
  type Size,
  type Softmax,
  softmax
} from 'lawgrad'

const classifier =
  <const O extends number>(classes: Dimension<O>) =>
  <I extends Size, N extends number, Ls extends readonly AnyLayer[]>(network: Network<I, N, Ls>) =>
    pipe(network, dense<O>(classes), softmax)
const distribution = <I extends Size, N extends number, Ls extends readonly AnyLayer[]>(network: Network<I, N, Ls>) =>
  pipe(network, softmax)
const network = pipe(input(4), dense(8), relu, classifier(3))
const architecture: Network<4, 3, [Dense<4, 8>, Relu<8>, Dense<8, 3>, Softmax<3>]> = network
const other: Network<2, 2, [Softmax<2>]> = pipe(input(2), distribution)
assert.equal(architecture.range.range, 'simplex')
assert.equal(other.name, '2 → softmax')
