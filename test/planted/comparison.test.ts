/** The comparison with other checkers: its rules, and that ours misses nothing of what they miss. */
import { binaryCrossEntropy, denseLayer, quadraticLoss, sigmoidLayer } from 'lawgrad'
import { analyticGradient, networkCase, type NetworkCase } from 'lawgrad/laws'
import { gradientAt } from '../../laws/suites/differentiated.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkGrads, gradcheck, ours } from '../laws/scripts/checkers.ts'
import { checkGradsRule, gradcheckRule, questionAt, subjectsOf } from '../laws/scripts/questions.ts'
import type { PlantedBug } from './bug.ts'
import { plantedBugs } from './catalogue.ts'
import { gradientBugs } from './gradient/catalogue.ts'
import { mistaken } from './gradient/gradient-bug.ts'

const right = analyticGradient
const cases = (magnitude: number): readonly NetworkCase[] =>
  fc.sample(networkCase({ minDepth: 2, maxDepth: 3, maxExamples: 2, magnitudes: [magnitude] }), {
    seed: 3,
    numRuns: 12
  })

const zeroFirst = gradientBugs.find(({ name }) => name === 'first layer zero')?.plant() ?? expect.fail('no such bug')

describe('checkers', () => {
  it('none refuses a right gradient', () => {
    for (const one of [...cases(1), ...cases(16)])
      for (const { name, accepts } of [gradcheck, checkGrads, ours])
        expect([name, accepts(one, right)]).toEqual([name, true])
  })
  it('all refuse twice the gradient of an ordinary network', () => {
    const doubled = mistaken({ answer: gradient => gradient.map(g => 2 * g) })
    for (const one of cases(1))
      for (const { name, accepts } of [gradcheck, checkGrads, ours])
        expect([name, accepts(one, doubled)]).toEqual([name, false])
  })
  it('a first layer without gradient on saturated networks is missed by the others, not by ours', () => {
    const [rightAt, wrongAt] = [right, zeroFirst].map(gradient => gradientAt(gradient, quadraticLoss))
    const wrong = cases(16).filter(one => rightAt?.(one).some((g, i) => g !== wrongAt?.(one)[i]))
    const missed = [gradcheck, checkGrads, ours].map(
      ({ accepts }) => wrong.filter(one => accepts(one, zeroFirst)).length
    )
    expect(wrong.length).toBeGreaterThan(8)
    expect(missed[0]).toBeGreaterThan(0)
    expect(missed[1]).toBeGreaterThan(0)
    expect(missed[2]).toBe(0)
  })
})

describe('the whole catalogue', () => {
  const verdicts = (bug: PlantedBug) =>
    subjectsOf(bug, 3).flatMap(({ asked, points }) =>
      points.map(point => [gradcheckRule(questionAt(asked)(point)), checkGradsRule(asked)(point)])
    )
  const named = (name: string): PlantedBug => plantedBugs.find(each => each.name === name) ?? expect.fail(name)
  const all = (gradcheckAccepts: boolean, checkGradsAccepts: boolean) =>
    Array.from({ length: 3 }, () => [gradcheckAccepts, checkGradsAccepts])

  it('is asked about layers, losses, costs and Hessians, of which right ones are accepted', () => {
    const part = (plant: () => unknown): PlantedBug => ({ name: '', cause: '', kind: 'layer', plant, laws: () => [] })
    for (const right of [denseLayer(2, 3), sigmoidLayer(2), binaryCrossEntropy, quadraticLoss])
      expect(verdicts(part(() => right))).toEqual(all(true, true))
    const kinds = new Set(plantedBugs.flatMap(bug => (subjectsOf(bug, 1).length > 0 ? [bug.kind] : [])))
    expect([...kinds].toSorted()).toEqual(['batch', 'gradient', 'hessian', 'immutability', 'layer', 'loss'])
  })

  it.each([
    ['layer: weights for their transpose', false, false],
    ['layer: off by a ten-thousandth', true, false],
    ['layer: constant added', false, false]
  ])('%s', (name, byGradcheck, byCheckGrads) => expect(verdicts(named(name))).toEqual(all(byGradcheck, byCheckGrads)))
})
