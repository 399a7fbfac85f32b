/** The absolute, Huber, hinge and log-cosh losses: values, kinks, digits, branches and laws. */
import fc from 'fast-check'
import {
  absoluteLoss,
  hingeLoss,
  huberLoss,
  logCoshLoss,
  logits,
  lossBranches,
  quadraticLoss,
  vector,
  type AnySizeLoss
} from 'lawgrad'
import { lossSuite, runSuite, type LossOptions } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { anyDouble, within } from '../scalar/arbitraries.ts'
import { Decimal, exact } from '../scalar/decimal.ts'
import { expectClose, gradientOf, trueGradient, trueValue, valueOf } from './truth.ts'

const three = (component: fc.Arbitrary<number>) => fc.array(component, { minLength: 3, maxLength: 3 })
const signs = (size: number) => fc.array(fc.constantFrom(-1, 1), { minLength: size, maxLength: size })
const ofSigns = (size: number): LossOptions => ({ targets: signs(size), outcomes: signs(size) })

const lawful = (loss: AnySizeLoss, options: (size: number) => LossOptions = () => ({})) =>
  it(`${loss.name} obeys the laws of a loss`, () => {
    const one = lossSuite(loss, 1, { ...options(1), proper: false })
    const three = lossSuite(loss, 3, { ...options(3), proper: false })
    const reports = [one, three].flatMap(runSuite({ seed: 9, runs: 40 }))
    expect(reports.length).toBeGreaterThan(20)
    expect(reports.filter(({ verdict }) => verdict._tag === 'Fail')).toEqual([])
  })

describe('laws', () => {
  lawful(absoluteLoss)
  lawful(huberLoss())
  lawful(huberLoss(0.25))
  lawful(hingeLoss, ofSigns)
  lawful(logCoshLoss)
})

describe('values and gradients', () => {
  it('absolute: the sum of sizes, and their signs', () => {
    expect(valueOf(absoluteLoss, [1, -2, 5], [0, 0, 5])).toBe(3)
    expect(gradientOf(absoluteLoss, [1, -2, 5], [0, 0, 5])).toEqual([1, -1, 0])
  })

  it('Huber: half a square up to delta, a line beyond', () => {
    expect(valueOf(huberLoss(2), [1, 2, -6], [0, 0, 0])).toBe(0.5 + 2 + 2 * 5)
    expect(gradientOf(huberLoss(2), [1, 2, -6], [0, 0, 0])).toEqual([1, 2, -2])
    expect(huberLoss(2).name).toBe('Huber(2)')
  })

  it('Huber with the default delta of 1 is, and within any delta, the quadratic loss', () => {
    fc.assert(
      fc.property(three(within(1)), h => {
        const [y, delta] = [[0, 0, 0], 1]
        expect(valueOf(huberLoss(), h, y)).toBe(valueOf(huberLoss(delta), h, y))
        expect(valueOf(huberLoss(), h, y)).toBeCloseTo(valueOf(quadraticLoss, h, y), 15)
        expect(gradientOf(huberLoss(), h, y)).toEqual(gradientOf(quadraticLoss, h, y))
      })
    )
  })

  it('hinge: what is short of a margin of 1', () => {
    expect(valueOf(hingeLoss, [0.5, 0.5, 3], [1, -1, 1])).toBe(0.5 + 1.5)
    expect(gradientOf(hingeLoss, [0.5, 0.5, 3], [1, -1, 1])).toEqual([-1, 1, 0])
    expect([hingeLoss.takes, hingeLoss.targets]).toEqual([[logits], 'signs'])
  })

  it('log-cosh: against 60 digits of log cosh, from the smallest residual to the largest', () => {
    fc.assert(
      fc.property(fc.oneof(within(1e-9), within(2), within(40), anyDouble), e => {
        const size = exact(e).abs()
        // log cosh e = e²/2 − e⁴/12 + … where 60 digits of the cosine are not enough
        const truth = size.lt(1e-12)
          ? size.mul(size).div(2)
          : size.add(new Decimal(1).add(size.mul(-2).exp()).ln()).sub(new Decimal(2).ln())
        expectClose(logCoshLoss.value(vector([0]))(vector([e])), truth, 2 ** -46)
        expect([...logCoshLoss.gradient(vector([0]))(vector([e]))][0]).toBeCloseTo(Math.tanh(e), 15)
      }),
      { numRuns: 300 }
    )
  })

  it('the gradients are those of the equations, in 60 digits', () => {
    fc.assert(
      fc.property(three(within(3)), fc.constantFrom([1, -1, 1], [-1, -1, 1]), (h, y) => {
        for (const loss of [absoluteLoss, huberLoss(0.5), huberLoss(2), hingeLoss, logCoshLoss] as const) {
          expectClose(valueOf(loss, h, y), trueValue(loss, h, y), 2 ** -46, 2 ** -50)
          const truth = trueGradient(loss, h, y)
          for (const [j, g] of gradientOf(loss, h, y).entries())
            expectClose(g, truth[j] ?? exact(NaN), 2 ** -46, 2 ** -50)
        }
      })
    )
  })
})

describe('kinks', () => {
  it('have the documented derivative', () => {
    expect([...absoluteLoss.gradient(vector([2]))(vector([2]))]).toEqual([0])
    expect([...hingeLoss.gradient(vector([-1]))(vector([-1]))]).toEqual([0])
    expect([...huberLoss(0.5).gradient(vector([0, 0]))(vector([0.5, -0.5]))]).toEqual([0.5, -0.5])
  })

  it('are seen by the branches', () => {
    for (const [loss, below, above] of [
      [absoluteLoss, -0.5, 0.5],
      [huberLoss(), 0.5, 1.5],
      [hingeLoss, 0.5, 1.5]
    ] as const) {
      const sides = lossBranches(loss, vector([loss === hingeLoss ? 1 : 0]))
      expect(sides(vector([below]))).not.toEqual(sides(vector([above])))
    }
  })
})

describe('at the ends', () => {
  it('nothing overflows that need not', () => {
    expect(valueOf(huberLoss(), [1e200, 0, 0], [0, 0, 0])).toBe(1e200)
    expect(valueOf(logCoshLoss, [-1e308, 0, 0], [0, 0, 0])).toBe(1e308)
    expect(valueOf(logCoshLoss, [1e-160, 0, 0], [0, 0, 0])).toBeGreaterThan(0)
  })

  it('NaN stays NaN', () => {
    for (const loss of [absoluteLoss, huberLoss(), hingeLoss, logCoshLoss])
      expect(valueOf(loss, [NaN, 1, 1], [1, 1, 1])).toBeNaN()
    for (const loss of [absoluteLoss, huberLoss(), logCoshLoss])
      expect(gradientOf(loss, [NaN, 1, 1], [1, 1, 1])[0]).toBeNaN()
  })

  it('delta out of range is refused with the sentence', () => {
    for (const delta of [0, -1, NaN, Infinity])
      expect(() => huberLoss(delta)).toThrow(
        new TypeError(`delta: expected a finite number above 0; got ${delta}. Give for instance 1.`)
      )
  })
})
