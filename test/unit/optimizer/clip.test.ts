/** Clipping by value and by norm. */
import fc from 'fast-check'
import {
  chain,
  clipByNorm,
  clipByValue,
  dense,
  gradientDescent,
  input,
  norm,
  vectorShape,
  type AnyMemory,
  type Optimizer
} from 'lawgrad'
import { optimizerSuite, runSuite } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { of } from '../layer/truth.ts'
import { within } from '../scalar/arbitraries.ts'

const shape = vectorShape(3)
const three = fc.tuple(within(4), within(4), within(4))

const clipped = <Ms extends readonly AnyMemory[]>(rule: Optimizer<Ms>, g: readonly number[]): number[] => [
  ...rule.update(shape)({ gradient: of(3, g), parameters: of(3, [0, 0, 0]), state: rule.init(shape) }).update
]

describe('clipping by value', () => {
  it('is the nearest number within the limit', () =>
    fc.assert(
      fc.property(three, fc.integer({ min: 1, max: 256 }), (g, k) => {
        expect(clipped(clipByValue(k / 64), g)).toEqual(g.map(x => Math.min(k / 64, Math.max(-k / 64, x))))
      })
    ))

  it('with a large limit is the identity, bit for bit; NaN stays, and infinity becomes the limit', () => {
    fc.assert(
      fc.property(three, g => {
        expect(clipped(clipByValue(1e300), g).every((x, i) => Object.is(x, g[i]))).toBe(true)
      })
    )
    expect(clipped(clipByValue(1), [-0, 1, -1])).toEqual([-0, 1, -1])
    expect(clipped(clipByValue(2), [NaN, Infinity, -Infinity])).toEqual([NaN, 2, -2])
  })
})

describe('clipping by norm', () => {
  it('is of the norm of the limit where the gradient is longer, in its direction', () =>
    fc.assert(
      fc.property(three, fc.integer({ min: 1, max: 256 }), (g, k) => {
        const [limit, length] = [k / 64, norm(of(3, g))]
        const answer = clipped(clipByNorm(limit), g)
        expect(norm(of(3, answer))).toBeCloseTo(Math.min(limit, length), 13)
        for (const [i, x] of answer.entries())
          expect(x * length).toBeCloseTo((g[i] ?? NaN) * Math.min(limit, length), 12)
      })
    ))

  it('with a large limit is the identity, bit for bit, and NaN is seen', () => {
    fc.assert(
      fc.property(three, g => {
        expect(clipped(clipByNorm(1e300), g).every((x, i) => Object.is(x, g[i]))).toBe(true)
      })
    )
    expect(clipped(clipByNorm(5), [-0, 3, -4])).toEqual([-0, 3, -4])
    expect(clipped(clipByNorm(1), [NaN, 1, 1]).every(Number.isNaN)).toBe(true)
  })

  it('is of all tensors together', () => {
    const network = dense(2)(input(2))
    const rule = clipByNorm(1)
    const gradient = network.shape.unflatten([3, 0, 0, 0, 0, -4])
    const situation = { gradient, parameters: gradient, state: rule.init(network.shape) }
    const answer = network.shape.flatten(rule.update(network.shape)(situation).update)
    expect(answer.map(x => Math.round(x * 1e15) / 1e15 + 0)).toEqual([0.6, 0, 0, 0, 0, -0.8])
  })
})

it.each([clipByValue, clipByNorm])('%s: limits out of range are refused with the sentence', clip => {
  for (const limit of [0, -1, NaN, Infinity])
    expect(() => clip(limit)).toThrow(
      new TypeError(`limit: expected a finite number above 0; got ${limit}. Give for instance 1.`)
    )
})

it.each([clipByValue, clipByNorm])('%s before descent obeys the laws of an optimizer', clip => {
  const reports = runSuite({ seed: 9, runs: 30 })(optimizerSuite(rate => chain(clip(0.5), gradientDescent(rate))))
  expect(reports.length).toBeGreaterThan(4)
  expect(reports.filter(({ verdict }) => verdict._tag === 'Fail')).toEqual([])
})
