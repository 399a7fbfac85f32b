/**
 * Settings: the networks and the loss under which a bug of a gradient shows.
 */
import * as fc from 'fast-check'
import { binaryCrossEntropy, quadraticLoss, sigmoidCrossEntropy, type AnySizeLoss } from 'lawgrad'
import {
  agreesWith,
  batchGradientSuite,
  centralDifference,
  complexStep,
  dualNumbers,
  networkCase,
  relativeGate,
  richardson,
  scaledGate,
  structureSuite,
  type ActivationName,
  type Differentiate,
  type Gate,
  type NetworkCase,
  type Oracle
} from 'lawgrad/laws'
import { group, type LawGroup } from './bug.ts'

/** Networks of some activations, and a loss. */
export type Setting = {
  readonly name: string
  readonly loss: AnySizeLoss
  readonly hidden: readonly ActivationName[]
  readonly output: readonly ActivationName[]
}

/** The settings in which bugs are planted. */
export const settings = {
  sigmoid: { name: 'sigmoid networks, quadratic loss', loss: quadraticLoss, hidden: ['sigmoid'], output: ['sigmoid'] },
  relu: { name: 'relu networks, quadratic loss', loss: quadraticLoss, hidden: ['relu'], output: ['identity'] },
  softplus: {
    name: 'softplus networks, quadratic loss',
    loss: quadraticLoss,
    hidden: ['softplus'],
    output: ['sigmoid']
  },
  softmax: { name: 'softmax outputs, quadratic loss', loss: quadraticLoss, hidden: ['tanh'], output: ['softmax'] },
  logits: {
    name: 'logits, sigmoid cross-entropy',
    loss: sigmoidCrossEntropy,
    hidden: ['sigmoid'],
    output: ['identity']
  },
  probabilities: {
    name: 'probabilities, binary cross-entropy',
    loss: binaryCrossEntropy,
    hidden: ['sigmoid'],
    output: ['sigmoid']
  }
} as const satisfies Readonly<Record<string, Setting>>

/** Random networks of a setting. */
export const casesOf = (
  { hidden, output }: Setting,
  magnitudes: readonly number[] = [1, 4],
  maxDepth = 4
): fc.Arbitrary<NetworkCase> =>
  networkCase({
    magnitudes,
    maxDepth,
    activation: fc.constantFrom(...hidden),
    output: fc.constantFrom(...output)
  })

/** All laws of gradients about an implementation, tried in a setting: agreement with oracles, structure, batches. */
export const gradientLaws =
  (setting: Setting) =>
  (differentiate: Differentiate): readonly LawGroup[] => {
    const { loss, hidden, output } = setting
    const activations = [...hidden, ...output]
    const batches = { loss, activation: fc.constantFrom(...activations) }
    // a unit more or less changes all outputs of a softmax
    const componentwise = { loss, activation: fc.constantFrom(...activations.filter(name => name !== 'softmax')) }
    const against = (oracle: Oracle, gate: Gate) => agreesWith(oracle, gate, loss, differentiate, casesOf(setting))
    return [
      {
        about: 'oracles',
        laws: [
          against(centralDifference, scaledGate(1e-8)),
          against(richardson, scaledGate(1e-10)),
          against(dualNumbers, relativeGate(1e-12)),
          against(complexStep, relativeGate(1e-12))
        ]
      },
      group('batch', batchGradientSuite(setting.name, differentiate, batches)),
      group('structure', structureSuite(setting.name, differentiate, componentwise))
    ]
  }
