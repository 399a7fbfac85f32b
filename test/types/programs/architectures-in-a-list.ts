/** The best of several architectures, whose parameters never meet. */
import { strict as assert } from 'node:assert'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import {
  adam,
  batch,
  binaryCrossEntropy,
  dense,
  ensemble,
  glorotUniform,
  input,
  pipe,
  type Predictor,
  type Probabilities,
  pythonRandom,
  relu,
  sigmoid,
  type SomeLayer,
  tanh,
  trainSome,
  vector
} from 'lawgrad'

const architectures: RNEA.ReadonlyNonEmptyArray<SomeLayer<2, 1, Probabilities>> = [
  pipe(input(2), dense(1), sigmoid),
  pipe(input(2), dense(4), tanh, dense(1), sigmoid),
  pipe(input(2), dense(3), relu, dense(3), tanh, dense(1), sigmoid)
]
const xor = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([0]) }
])
const learn = (network: SomeLayer<2, 1, Probabilities>) =>
  trainSome(network, binaryCrossEntropy, adam(0.1))({ initializer: glorotUniform, epochs: 200 })(xor)(
    pythonRandom(7)
  )[0]
const trained = architectures.map(learn)
const [linear, deep] = trained.map(({ history }) => history.at(-1)?.cost ?? Infinity)
assert.ok((deep ?? 1) < 0.1 && (linear ?? 0) > 0.6)

const choose = (isDeep: boolean) =>
  learn(isDeep ? pipe(input(2), dense(4), tanh, dense(1), sigmoid) : pipe(input(2), dense(1), sigmoid))
const predictors: readonly Predictor<2, 1>[] = [choose(true).predictor, choose(false).predictor]
assert.equal(predictors.length, 2)

const committee: Predictor<2, 1> = pipe(
  architectures,
  RNEA.map(network => learn(network).predictor),
  members => ensemble(members)
)
assert.equal(committee.predict(vector([1, 0])).size, 1)
