/** A layer of one's own for every size. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { append, dense, type Dimension, input, layer, type ParameterCount, type Vector, vectorShape } from 'lawgrad'

const gain = <const N extends number>(size: Dimension<N>) =>
  layer<N, N, Vector<N>>({
    name: 'gain',
    inputs: size,
    outputs: size,
    shape: vectorShape<N>(size),
    equation:
      ({ hadamard }) =>
      theta =>
      x =>
        hadamard(theta)(x),
    pullback:
      ({ hadamard }) =>
      (theta, x) =>
      c => ({ parameters: hadamard(x)(c), input: hadamard(theta)(c) })
  })
const network = pipe(input(3), append(gain(3)), dense(2), append(gain(2)))
const count: ParameterCount<typeof network> = 13
assert.equal(network.shape.count, count)
