/** Noise, second derivatives and immutability: right subjects pass, and every law can fail. */
import {
  adam,
  adamW,
  append,
  batchNoise,
  bernoulli,
  categoricalCrossEntropy,
  costGradient,
  dense,
  hessianVector,
  input,
  layer,
  momentum,
  noParameters,
  noShape,
  quadraticLoss,
  pythonRandom,
  relu,
  residual,
  scale,
  shared,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  tanh,
  trainer,
  zeros,
  type Distribution,
  type Layer,
  type Loss,
  type Noise
} from 'lawgrad'
import { hessianSuite, immutableSuite, noiseSuite } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { right, wrong } from './suites-support.ts'

const dropped = layer({
  name: 'dropped',
  inputs: 3,
  outputs: 3,
  shape: noShape,
  noise: { size: 3, distribution: bernoulli(0.5) },
  equation:
    ({ hadamard }) =>
    (_, noise) =>
    x =>
      hadamard(noise)(x),
  pullback:
    ({ hadamard }) =>
    (_, _x, _y, noise) =>
    c => ({ parameters: noParameters, input: hadamard(noise)(c) })
})
const noisy = pipe(input(2), dense(3), append(dropped), tanh, append(dropped), dense(2))
const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
const block = pipe(input(3), dense(3), tanh)
const deep = pipe(input(2), dense(3), residual(block), shared(2, pipe(input(3), dense(3), relu)), dense(2), softmax)
const smooth = pipe(input(2), dense(3), tanh, dense(3))

right(
  noiseSuite(noisy, quadraticLoss),
  noiseSuite(xor, quadraticLoss),
  hessianSuite(xor, quadraticLoss),
  hessianSuite(deep, quadraticLoss),
  hessianSuite(smooth, softmaxCrossEntropy),
  hessianSuite(noisy, quadraticLoss),
  immutableSuite(trainer(xor, quadraticLoss, adam(0.1))),
  immutableSuite(trainer(noisy, quadraticLoss, adamW(0.1))),
  immutableSuite(trainer(deep, categoricalCrossEntropy, momentum(0.1)))
)

/** The right product, changed as numbers. */
const product =
  (change: (h: readonly number[], direction: readonly number[]) => readonly number[]): typeof hessianVector =>
  (network, loss) =>
  (examples, noise) =>
  parameters => {
    const { flatten, unflatten } = network.shape
    const along = hessianVector(network, loss)(examples, noise)(parameters)
    return direction => unflatten(change(flatten(along(direction)), flatten(direction)))
  }
const hessian = (change: Parameters<typeof product>[0]) =>
  hessianSuite(xor, quadraticLoss, { hessianVector: product(change) })
wrong(
  'Hessian',
  {
    'one row twice as large': [hessian(h => h.map((x, i) => (i === 0 ? 2 * x : x))), 'symmetric'],
    'a constant on top': [hessian(h => h.map(x => x + 0.01)), 'linear in the direction'],
    'the 1/m forgotten, as it were': [
      hessian(h => h.map(x => 2 * x)),
      'H·v = second derivative',
      'H·v = difference of the gradient'
    ],
    'too large by a hundred-thousandth': [
      hessian(h => h.map(x => x * 1.00001)),
      'H·v = second derivative',
      'H·v = difference of the gradient'
    ]
  },
  [hessianSuite(xor, quadraticLoss)]
)

const counter = { calls: 0 }
/** A distribution that leaves the generator where it was. */
const stuck: Distribution = {
  name: 'stuck',
  mean: 0,
  draw: count => random => [Array.from({ length: count }, () => 0), random]
}
const turned: typeof costGradient = (network, loss) => (examples, noise) =>
  costGradient(network, loss)(examples, noise?.toReversed())
const unheeding: typeof costGradient = (network, loss) => examples => costGradient(network, loss)(examples)
const fresh: typeof batchNoise = network => examples => random => [
  batchNoise(network)(examples)(pythonRandom(examples))[0],
  batchNoise(network)(examples)(random)[1]
]
/** Without noise the layer has none, in place of the mean. */
const silent: Layer<2, 2, ReturnType<typeof noisy.shape.unflatten>> = {
  ...noisy,
  forward: (parameters, noise = [zeros(3), zeros(3)] as unknown as Noise) => noisy.forward(parameters, noise)
}
wrong(
  'noise',
  {
    'forward counts its calls': [
      noiseSuite(
        { ...noisy, forward: (p, noise) => x => scale((counter.calls += 1))(noisy.forward(p, noise)(x)) },
        quadraticLoss
      ),
      'pure given the noise',
      'prediction has the mean'
    ],
    'no noise in prediction': [noiseSuite(silent, quadraticLoss), 'prediction has the mean'],
    'nothing is drawn': [
      noiseSuite({ ...noisy, noise: noisy.noise.map(each => ({ ...each, distribution: stuck })) }, quadraticLoss),
      'drawn as declared'
    ],
    'drawn from elsewhere': [
      noiseSuite(noisy, quadraticLoss, { batchNoise: fresh }),
      'n and then m = n + m',
      'a step draws from its state'
    ],
    'the noise of another example': [
      noiseSuite(noisy, quadraticLoss, { costGradient: turned }),
      'batch = mean of singles with their noise',
      'noise moves with its example'
    ],
    'noise is not heeded': [
      noiseSuite(noisy, quadraticLoss, { costGradient: unheeding }),
      'a step draws from its state'
    ]
  },
  [noiseSuite(noisy, quadraticLoss)]
)

const table = [1]
const keeping: Loss<1> = {
  ...quadraticLoss,
  value: target => prediction => table.map(x => x * quadraticLoss.value(target)(prediction))[0] ?? 0
}
const listening = Object.freeze({
  ...noisy,
  forward:
    (p: Parameters<typeof noisy.forward>[0], noise?: Noise) => (x: Parameters<ReturnType<typeof noisy.forward>>[0]) =>
      noisy.forward(p, noise)(x)
})
wrong(
  'immutability',
  {
    'a trainer that can be changed': [
      immutableSuite({ ...trainer(xor, quadraticLoss, adam(0.1)), network: { ...xor } }),
      'frozen to the bottom',
      'no attack changes anything'
    ],
    'a list that is read later': [
      immutableSuite(trainer(listening, quadraticLoss, adam(0.1))),
      'what was given is copied'
    ],
    'a table within reach': [
      immutableSuite(Object.freeze({ network: xor, loss: Object.freeze(keeping), optimizer: adam(0.1) })),
      'no patched method reaches inside'
    ]
  },
  [immutableSuite(trainer(xor, quadraticLoss, adam(0.1)))]
)
