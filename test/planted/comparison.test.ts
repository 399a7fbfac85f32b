/** The comparison with other checkers: its rules, and that ours misses nothing of what they miss. */
import { quadraticLoss } from 'lawgrad'
import { analyticGradient, networkCase, type NetworkCase } from 'lawgrad/laws'
import { gradientAt } from '../../laws/suites/differentiated.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkGrads, gradcheck, ours } from '../laws/scripts/checkers.ts'
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
