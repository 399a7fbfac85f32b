/** Activations with a setting, and noise, in the types of a network and of its range. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  binaryCrossEntropy,
  dense,
  dropout,
  elu,
  gaussianNoise,
  gelu,
  gradientDescent,
  hardSigmoid,
  input,
  leakyRelu,
  trainer
} from 'lawgrad'
import type { Dense, Dropout, Elu, GaussianNoise, Gelu, HardSigmoid, LeakyRelu, Network } from 'lawgrad'

const network = pipe(
  input(4),
  gaussianNoise(0.1),
  dense(3),
  leakyRelu(0.01),
  dense(3),
  elu(),
  dropout(0.25),
  gelu,
  dense(1),
  hardSigmoid
)
const typed: Network<
  4,
  1,
  [GaussianNoise<4>, Dense<4, 3>, LeakyRelu<3>, Dense<3, 3>, Elu<3>, Dropout<3>, Gelu<3>, Dense<3, 1>, HardSigmoid<1>]
> = network
// a hard sigmoid gives probabilities, which is what this loss takes
assert.equal(trainer(typed, binaryCrossEntropy, gradientDescent(0.1)).network.shape.count, 15 + 12 + 4)
