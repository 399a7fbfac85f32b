/** The planted bugs of gradients and batches, and the back-propagation that they are planted in. */
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  quadraticLoss,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  type AnySizeLoss
} from 'lawgrad'
import {
  analyticGradient,
  backPropagation,
  caseGradient,
  differentiateBy,
  gradientBugs,
  gradientLaws,
  networkCase,
  plantedBugs,
  settings,
  tryBug,
  type ActivationName
} from 'lawgrad/laws'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vectorized } from './independent/vectorized.ts'
import { testMatrix } from './planted-support.ts'
import { matrixSeed } from './scripts/matrix-seed.ts'

testMatrix(['gradient', 'batch'], 40, ['accumulates across calls'])

const any = fc.constantFrom<ActivationName>('sigmoid', 'tanh', 'softplus', 'relu', 'softmax', 'identity')
const losses: readonly (readonly [AnySizeLoss, fc.Arbitrary<ActivationName>])[] = [
  [quadraticLoss, any],
  [sigmoidCrossEntropy, any],
  [softmaxCrossEntropy, any],
  [binaryCrossEntropy, fc.constant('sigmoid')],
  [categoricalCrossEntropy, fc.constant('softmax')]
]

describe('back-propagation on plain numbers', () => {
  it.each(losses.map(([loss, output]) => [loss.name, loss, output] as const))(
    'without changes is the library’s gradient bit for bit: %s',
    (_, loss, output) =>
      fc.assert(
        fc.property(networkCase({ activation: any, output }), one => {
          expect(backPropagation()(one, loss)).toEqual(caseGradient(analyticGradient)(one, loss))
        }),
        { seed: 5, numRuns: 200 }
      )
  )
  it('on typed networks and back is the same', () =>
    fc.assert(
      fc.property(networkCase({ activation: any }), one => {
        const there = differentiateBy(backPropagation())
        expect(caseGradient(there)(one, quadraticLoss)).toEqual(backPropagation()(one, quadraticLoss))
      }),
      { seed: 5, numRuns: 100 }
    ))
})

describe('the catalogue', () => {
  it('has at least 40 bugs, each with a name of its own and a cause', () => {
    expect(plantedBugs.length).toBeGreaterThanOrEqual(40)
    expect(gradientBugs.length).toBeGreaterThanOrEqual(40)
    expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length)
    for (const { cause } of plantedBugs) expect(cause).toMatch(/^.{8,140}[^.]$/u)
  })
  it('has no two wrong gradients that are the same', () => {
    const cases = fc.sample(
      networkCase({
        minDepth: 2,
        maxExamples: 3,
        magnitudes: [1],
        activation: fc.constantFrom('sigmoid', 'relu', 'softplus'),
        output: fc.constantFrom('sigmoid', 'softmax')
      }),
      { seed: 2, numRuns: 40 }
    )
    const repeated = cases.map(one => ({
      ...one,
      inputs: [...one.inputs, ...one.inputs.slice(0, 1)],
      targets: [...one.targets, ...one.targets.slice(0, 1)]
    }))
    const print = (gradient: ReturnType<(typeof gradientBugs)[number]['plant']>) =>
      JSON.stringify(
        [quadraticLoss, sigmoidCrossEntropy, binaryCrossEntropy].map(loss =>
          repeated.map(one => [gradient(one, loss), gradient(one, loss)])
        )
      )
    const prints = gradientBugs.map(({ plant }) => print(plant()))
    expect(new Set([print(backPropagation()), ...prints]).size).toBe(prints.length + 1)
  })
})

describe('no law fails on an independent right implementation', () => {
  it.each(Object.values(settings).map(setting => [setting.name, setting] as const))('%s', (name, setting) => {
    const laws = gradientLaws(setting)(caseGradient(vectorized('no mistake')))
    const right = { name, cause: 'nothing', kind: 'gradient', plant: () => undefined, laws: () => laws } as const
    expect(tryBug({ seed: matrixSeed, runs: 100 })(right).kills).toEqual([])
  })
})
