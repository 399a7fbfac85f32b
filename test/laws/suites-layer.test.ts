import {
  append,
  denseLayer,
  identityLayer,
  residualLayer,
  sharedLayer,
  sigmoidLayer,
  softmaxLayer,
  dense,
  input,
  relu,
  sigmoid,
  tanh
} from 'lawgrad'
import { activationSuite, layerSuite, networkSuite, residualSuite, sharedSuite } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { right } from './suites-support.ts'
import { affine, block, sigmoids, tanhs, softpluses, relus, gains, dropped, noisy, evens } from './layer-subjects.ts'

right(
  sigmoids,
  tanhs,
  softpluses,
  relus,
  evens,
  activationSuite(identityLayer(2), { range: [-Infinity, Infinity], symmetry: 'odd', monotone: true }),
  layerSuite(denseLayer(3, 2)),
  layerSuite(denseLayer(1, 1)),
  layerSuite(denseLayer(20, 10)),
  layerSuite(softmaxLayer(3)),
  layerSuite(gains),
  layerSuite(dropped),
  activationSuite(sigmoidLayer([2, 2]), { range: [0, 1], symmetry: 'logistic', monotone: true }),
  networkSuite(pipe(input(2, 1, 3), append(gains), sigmoid)),
  networkSuite(noisy),
  residualSuite(residualLayer(affine), affine),
  sharedSuite(sharedLayer(3, block), block, 3),
  networkSuite(pipe(input(2), dense(3), sigmoid, dense(2), relu, dense(1), tanh))
)
