/**
 * The library's own parts, held to the laws that the planted bugs are held to: none may fail.
 */
import { pipe } from 'fp-ts/lib/function.js'
import {
  activationLayer,
  binaryCrossEntropy,
  boundedScalar,
  categoricalCrossEntropy,
  complexScalar,
  compose,
  dense,
  denseLayer,
  dualScalar,
  fit,
  glorotUniform,
  gradientDescent,
  hessianVector,
  adam,
  identityLayer,
  input,
  quadraticLoss,
  realScalar,
  relu,
  reluLayer,
  residualLayer,
  sharedLayer,
  sigmoid,
  sigmoidCrossEntropy,
  sigmoidLayer,
  softmaxCrossEntropy,
  softmaxLayer,
  softplusLayer,
  tanh,
  tanhLayer,
  train,
  vectorShape
} from 'lawgrad'
import { accumulatorSuite, analyticGradient, dyadic, lossSuite, randomCodecSuite, scalarSuite } from 'lawgrad/laws'
import { group, type LawGroup } from './bug.ts'
import { hessianLaws } from './hessian-bugs.ts'
import { initializerLaws } from './initializer-bugs.ts'
import { immutableLaws } from './immutable-bugs.ts'
import { noiseLaws } from './noise-bugs.ts'
import { readingLaws } from './reading-bugs.ts'
import { rightOptimizers } from './optimizer-laws.ts'
import { activationLaws, layerLaws, networkLaws, residualLaws, sharedLaws } from './part-laws.ts'
import { lossClaims } from './loss-claims.ts'
import { rightSchedule, scheduleLaws } from './schedule-bugs.ts'
import { scalarOptions } from './scalar-bugs.ts'
import { gradientLaws, settings } from './setting.ts'
import { trainingLaws } from './training-bugs.ts'

/** A right implementation, and the laws about it. */
export type RightPart = { readonly name: string; readonly laws: readonly LawGroup[] }

const affine = denseLayer(2, 2)
const block = compose(tanhLayer(2))(affine)
const square = activationLayer({
  name: 'square',
  equation:
    ({ times }) =>
    z =>
      times(z, z),
  derivative:
    ({ times, num }) =>
    z =>
      times(num(2), z)
})

const gradients: readonly RightPart[] = Object.values(settings).map(setting => ({
  name: `gradient: ${setting.name}`,
  laws: gradientLaws(setting)(analyticGradient)
}))

const layers: readonly RightPart[] = [
  { name: 'dense 3 → 2', laws: layerLaws()(denseLayer(3, 2)) },
  { name: 'dense 1 → 1', laws: layerLaws()(denseLayer(1, 1)) },
  { name: 'dense 20 → 10', laws: layerLaws()(denseLayer(20, 10)) },
  { name: 'softmax', laws: layerLaws()(softmaxLayer(3)) },
  { name: 'sigmoid', laws: activationLaws({ range: [0, 1], symmetry: 'logistic', monotone: true })(sigmoidLayer(3)) },
  { name: 'tanh', laws: activationLaws({ range: [-1, 1], symmetry: 'odd', monotone: true })(tanhLayer(2)) },
  {
    name: 'softplus',
    laws: activationLaws({ range: [0, Infinity], symmetry: 'softplus', monotone: true })(softplusLayer(2))
  },
  { name: 'relu', laws: activationLaws({ range: [0, Infinity], symmetry: 'softplus', monotone: true })(reluLayer(3)) },
  {
    name: 'identity',
    laws: activationLaws({ range: [-Infinity, Infinity], symmetry: 'odd', monotone: true })(identityLayer(2))
  },
  { name: 'square', laws: activationLaws({ range: [0, Infinity], symmetry: 'even', monotone: false })(square(2)) },
  { name: 'residual', laws: residualLaws(affine)(residualLayer(affine)) },
  { name: 'shared weights', laws: sharedLaws(block, 3)(sharedLayer(3, block)) },
  { name: 'network', laws: networkLaws(pipe(input(2), dense(3), sigmoid, dense(2), relu, dense(1), tanh)) }
]

const { squares, logits, classes, probabilities, distributions } = lossClaims

const losses: readonly RightPart[] = [
  { name: 'quadratic loss', laws: [group('loss', lossSuite(quadraticLoss, 2, squares))] },
  { name: 'sigmoid cross-entropy', laws: [group('loss', lossSuite(sigmoidCrossEntropy, 2, logits))] },
  { name: 'softmax cross-entropy', laws: [group('loss', lossSuite(softmaxCrossEntropy, 2, classes))] },
  { name: 'binary cross-entropy', laws: [group('loss', lossSuite(binaryCrossEntropy, 2, probabilities))] },
  { name: 'categorical cross-entropy', laws: [group('loss', lossSuite(categoricalCrossEntropy, 2, distributions))] }
]

const scalars: readonly RightPart[] = [
  { name: 'real scalar', laws: [group('scalar', scalarSuite(realScalar, scalarOptions.real))] },
  { name: 'dual scalar', laws: [group('scalar', scalarSuite(dualScalar, scalarOptions.dual))] },
  { name: 'complex scalar', laws: [group('scalar', scalarSuite(complexScalar, scalarOptions.complex))] },
  {
    name: 'bounded scalar',
    laws: [
      group(
        'scalar',
        scalarSuite(boundedScalar, {
          name: 'bounded',
          dyadics: dyadic(4).map(boundedScalar.fromNumber),
          parts: ({ value }) => [value]
        })
      )
    ]
  }
]

/** The library's own parts. */
export const rightParts: readonly RightPart[] = [
  ...gradients,
  { name: 'accumulator', laws: [group('accumulator', accumulatorSuite(vectorShape(3)))] },
  ...layers,
  ...losses,
  ...rightOptimizers,
  { name: 'Glorot’s initializer', laws: initializerLaws(glorotUniform) },
  { name: 'a cosine schedule', laws: scheduleLaws(rightSchedule) },
  { name: 'training by Adam', laws: trainingLaws({ optimizer: adam(0.1), using: { train, fit }, manySteps: 20_000 }) },
  { name: 'training by descent', laws: trainingLaws({ optimizer: gradientDescent(1), using: { train, fit } }) },
  { name: 'Hessian', laws: hessianLaws(hessianVector) },
  { name: 'readings', laws: readingLaws({}) },
  { name: 'noise', laws: noiseLaws({}) },
  { name: 'immutability', laws: immutableLaws(pipe(input(2), dense(2), sigmoid)) },
  { name: 'codec of generators', laws: [group('codec', randomCodecSuite)] },
  ...scalars
]
