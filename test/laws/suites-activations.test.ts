/** The laws of the activations with bends, tails and settings, and of the layers of noise. */
import {
  append,
  dense,
  dropout,
  dropoutLayer,
  eluLayer,
  gaussianNoise,
  gaussianNoiseLayer,
  geluLayer,
  geluTanhLayer,
  hardSigmoidLayer,
  input,
  leakyReluLayer,
  quadraticLoss,
  siluLayer,
  tanh
} from 'lawgrad'
import { activationSuite, layerSuite, noiseSuite, readingsSuite } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { right } from './suites-support.ts'

const layers = [
  leakyReluLayer()(2),
  eluLayer(0.75)(2),
  geluLayer(2),
  geluTanhLayer(2),
  siluLayer(2),
  hardSigmoidLayer(2)
]
right(
  activationSuite(leakyReluLayer()(2), { range: [-Infinity, Infinity], monotone: true }),
  activationSuite(eluLayer()(2), { range: [-1, Infinity], monotone: true }),
  activationSuite(eluLayer(2.5)(3), { range: [-2.5, Infinity], monotone: true }),
  activationSuite(geluLayer(2), { range: [-0.17, Infinity], symmetry: 'softplus', monotone: false }),
  activationSuite(geluTanhLayer(2), { range: [-0.1701, Infinity], symmetry: 'softplus', monotone: false }),
  activationSuite(siluLayer(2), { range: [-0.2785, Infinity], symmetry: 'softplus', monotone: false }),
  activationSuite(hardSigmoidLayer(2), { range: [0, 1], symmetry: 'logistic', monotone: true }),
  ...layers.map(layer => readingsSuite(layer))
)

const noisy = pipe(input(2), gaussianNoise(0.5), dense(3), tanh, dropout(0.25), append(dropoutLayer(0.5)(3)), dense(2))
right(
  layerSuite(dropoutLayer(0.25)(3)),
  layerSuite(gaussianNoiseLayer(0.5)([2, 2])),
  readingsSuite(dropoutLayer(0.25)([2, 2])),
  readingsSuite(gaussianNoiseLayer(0.5)(3)),
  noiseSuite(dropoutLayer(0.25)(3), quadraticLoss),
  noiseSuite(gaussianNoiseLayer(0.5)(3), quadraticLoss),
  noiseSuite(noisy, quadraticLoss)
)
