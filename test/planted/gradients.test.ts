/** The planted bugs of gradients and batches. */
import { binaryCrossEntropy, quadraticLoss, sigmoidCrossEntropy } from 'lawgrad'
import { analyticGradient, networkCase, type Differentiate } from 'lawgrad/laws'
import { gradientAt } from '../../laws/suites/differentiated.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vectorized } from '../laws/independent/vectorized.ts'
import { matrixSeed } from '../laws/scripts/matrix-seed.ts'
import { plantedBugs } from './catalogue.ts'
import { gradientBugs } from './gradient/catalogue.ts'
import { mistaken } from './gradient/gradient-bug.ts'
import { tryBug } from './kill-matrix.ts'
import { gradientLaws, settings } from './setting.ts'
import { testMatrix } from './support.ts'

testMatrix(['gradient', 'batch'], 20, ['accumulates across calls'])

describe('a gradient without a mistake', () => {
  it('is the library’s bit for bit, its layers rebuilt', () =>
    fc.assert(
      fc.property(
        networkCase({ activation: fc.constantFrom('sigmoid', 'tanh', 'softplus', 'relu', 'softmax', 'identity') }),
        one => {
          const [ours, rebuilt] = [analyticGradient, mistaken({ layers: () => ({}) })].map(each =>
            gradientAt(each, quadraticLoss)(one)
          )
          expect(rebuilt).toEqual(ours)
        }
      ),
      { seed: 5, numRuns: 100 }
    ))
})

describe('the catalogue', () => {
  it('has at least 40 bugs, each with a name of its own and a cause', () => {
    expect(plantedBugs.length).toBeGreaterThanOrEqual(198)
    expect(gradientBugs.length).toBeGreaterThanOrEqual(74)
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
      { seed: 2, numRuns: 20 }
    )
    const repeated = cases.map(one => ({
      ...one,
      inputs: [...one.inputs.slice(0, 1), ...one.inputs],
      targets: [...one.targets.slice(0, 1), ...one.targets]
    }))
    const print = (gradient: Differentiate) =>
      JSON.stringify(
        [quadraticLoss, sigmoidCrossEntropy, binaryCrossEntropy].map(loss => {
          const at = gradientAt(gradient, loss)
          return repeated.map(one => [at(one), at(one)])
        })
      )
    const prints = gradientBugs.map(({ plant }) => print(plant()))
    expect(new Set([print(analyticGradient), ...prints]).size).toBe(prints.length + 1)
  })
})

describe('no law fails on an independent right implementation', () => {
  it.each(Object.values(settings).map(setting => [setting.name, setting] as const))('%s', (name, setting) => {
    const laws = gradientLaws(setting)(vectorized('no mistake'))
    const right = { name, cause: 'nothing', kind: 'gradient', plant: () => undefined, laws: () => laws } as const
    expect(tryBug({ seed: matrixSeed, runs: 25 })(right).kills).toEqual([])
  })
})
