/** A network that ends with the size that it begins with, for every size. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, type Dimension, input, sigmoid, tanh } from 'lawgrad'

const autoencoder = <const N extends number>(size: Dimension<N>) =>
  pipe(input<N>(size), dense(2), tanh, dense<N>(size), sigmoid)
const network = autoencoder(5)
const outputs: 5 = network.outputs
assert.equal(outputs, network.inputs)
