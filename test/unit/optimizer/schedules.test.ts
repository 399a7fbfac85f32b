/** Schedules against their closed forms. */
import fc from 'fast-check'
import {
  cosineDecay,
  exponentialDecay,
  gradientDescent,
  inverseTime,
  optimizerText,
  rateAt,
  stepDecay,
  warmUp,
  type Schedule
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const step = fc.integer({ min: 1, max: 400 })
const isForm = (schedule: Schedule, form: (step: number) => number): void =>
  fc.assert(
    fc.property(step, t => {
      expect(rateAt(schedule)(t)).toBeCloseTo(form(t), 13)
    })
  )

describe('are their closed forms', () => {
  it('step decay', () => {
    isForm(stepDecay(0.5, [30, 80, 200], 0.25), t => 0.5 * 0.25 ** [30, 80, 200].filter(end => end < t).length)
    expect([30, 31].map(rateAt(stepDecay(1, [30])))).toEqual([1, 0.1])
    expect(rateAt(stepDecay(1, []))(1000)).toBe(1)
  })

  it('exponential decay', () => {
    isForm(exponentialDecay(0.5, 0.97), t => 0.5 * 0.97 ** (t - 1))
    expect(rateAt(exponentialDecay(0.3, 0.5))(1)).toBe(0.3)
  })

  it('cosine decay', () => {
    isForm(cosineDecay(0.5, 100, 0.125), t =>
      t > 100 ? 0.125 : 0.125 + (0.375 * (1 + Math.cos((Math.PI * (t - 1)) / 100))) / 2
    )
    expect([1, 101, 102, 1e6].map(rateAt(cosineDecay(1, 100)))).toEqual([1, 0, 0, 0])
  })

  it('warm-up', () => {
    isForm(warmUp(20, 0.5), t => 0.5 * Math.min(1, t / 20))
    isForm(warmUp(20, inverseTime(1, 50)), t => Math.min(1, t / 20) / (1 + t / 50))
    fc.assert(
      fc.property(step, t => {
        expect(rateAt(warmUp(20, cosineDecay(1, 300)))(t + 19)).toBe(rateAt(cosineDecay(1, 300))(t + 19))
      })
    )
  })
})

it('never rise but in the warm-up, and never fall below 0', () => {
  for (const schedule of [
    stepDecay(1, [3, 9]),
    exponentialDecay(1, 0.9),
    cosineDecay(1, 50),
    cosineDecay(1, 7.5, 0.1)
  ]) {
    const rates = Array.from({ length: 60 }, (_, k) => rateAt(schedule)(k + 1))
    expect(rates.every((rate, k) => rate >= 0 && rate <= (rates[k - 1] ?? 1))).toBe(true)
  }
})

it('have names and equations', () => {
  expect(
    [stepDecay(1, [3, 9]), exponentialDecay(1, 0.9), cosineDecay(1, 50), cosineDecay(1, 50, 0.1), warmUp(4, 0.5)].map(
      ({ name }) => name
    )
  ).toEqual([
    'stepDecay(1, [3, 9], 0.1)',
    'exponentialDecay(1, 0.9)',
    'cosineDecay(1, 50)',
    'cosineDecay(1, 50, 0.1)',
    'warmUp(4, 0.5)'
  ])
  const { lines } = optimizerText({ path: [], extents: [3] })(gradientDescent(warmUp(4, 0.5)))
  expect(lines).toEqual(['Δθ = −{(step / 4)·0.5 if 4 − step > 0, 0.5 otherwise}·∂θ'])
})

it('refuse what is out of range with the sentence', () => {
  const finite = 'a finite number above 0'
  for (const [make, name, words, usual] of [
    [() => stepDecay(-1, []), 'learningRate', 'a finite number from 0', 0.1],
    [() => stepDecay(1, [-1]), 'milestone', 'an integer from 1 to 2⁵³ − 1', 30],
    [() => stepDecay(1, [], -1), 'factor', 'a number above 0 to below 1', 0.1],
    [() => exponentialDecay(1, -1), 'factor', 'a number above 0 to below 1', 0.999],
    [() => exponentialDecay(-1, 0.5), 'learningRate', 'a finite number from 0', 0.1],
    [() => cosineDecay(1, -1), 'steps', finite, 1000],
    [() => cosineDecay(1, 10, -1), 'least', 'a finite number from 0', 0],
    [() => warmUp(-1, 1), 'steps', finite, 1000],
    [() => warmUp(10, -1), 'learningRate', 'a finite number from 0', 0.1]
  ] as const)
    expect(make).toThrow(new TypeError(`${name}: expected ${words}; got -1. Give for instance ${usual}.`))
  expect(() => stepDecay(1, [2.5])).toThrow('milestone: expected an integer from 1 to 2⁵³ − 1; got 2.5')
})
