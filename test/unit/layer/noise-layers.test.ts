/** Dropout and Gaussian noise: their draws, their means, and what they leave alone in prediction. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import {
  dense,
  drawNoise,
  dropout,
  dropoutLayer,
  gaussianNoise,
  gaussianNoiseLayer,
  input,
  pythonRandom,
  vector,
  vectorBy,
  type Dense,
  type Dropout,
  type GaussianNoise,
  type Network
} from 'lawgrad'
import { anyDouble } from '../scalar/arbitraries.ts'

const count = 4000
const threes = vectorBy(count)(() => 3)

/** What a layer makes of 3, so many times. */
const samples = (layer: Dropout<4000> | GaussianNoise<4000>, seed: number): readonly number[] => [
  ...layer.forward([], drawNoise(layer)(pythonRandom(seed))[0])(threes)
]

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

describe('dropout', () => {
  it('leaves out the rate, scales the rest by 1 / (1 − rate), and so keeps the mean', () => {
    const ys = samples(dropoutLayer(0.25)(count), 7)
    expect([...new Set(ys)].toSorted()).toEqual([0, 4])
    const share = ys.filter(y => y === 0).length / count
    // four standard deviations, √(0.25·0.75/4000) = 0.0068
    expect(Math.abs(share - 0.25)).toBeLessThan(0.028)
    expect(Math.abs(mean(ys) - 3)).toBeLessThan(4 * 0.028)
  })

  it('is the identity in prediction, bit for bit, for every rate and number', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), anyDouble, (rate, x) => {
        const { output, pullback } = dropoutLayer(rate)(1).vjp([])(vector([x]))
        expect([...output, ...pullback(vector([x])).input]).toEqual([x, x])
      })
    )
  })

  it('sends the cotangent back by the same mask', () => {
    const layer = dropoutLayer(0.5)(3)
    const seen = fc.sample(fc.nat(), 40).map(seed => {
      const { output, pullback } = layer.vjp([])(vector([1, 1, 1]), drawNoise(layer)(pythonRandom(seed))[0])
      expect([...pullback(vector([5, 6, 7])).input]).toEqual([...output].map((mask, i) => mask * (5 + i)))
      return [...output].join()
    })
    // that a mask of two in three was drawn
    expect(new Set(seen).size).toBeGreaterThan(4)
  })
})

describe('Gaussian noise', () => {
  it('has the deviation, and the mean 3', () => {
    const ys = samples(gaussianNoiseLayer(0.5)(count), 11)
    const variance = mean(ys.map(y => (y - 3) ** 2))
    expect(Math.abs(mean(ys) - 3)).toBeLessThan(4 * (0.5 / Math.sqrt(count)))
    // the variance of a normal sample's variance is 2σ⁴/n
    expect(Math.abs(variance - 0.25)).toBeLessThan(4 * 0.25 * Math.sqrt(2 / count))
  })

  it('is the identity in prediction, and the cotangent passes', () => {
    fc.assert(
      fc.property(anyDouble, x => {
        const { output, pullback } = gaussianNoiseLayer(0.5)(1).vjp([])(vector([x]))
        expect([...output][0]).toBe(x + 0)
        expect([...pullback(vector([x])).input]).toEqual([x])
      })
    )
  })
})

it('are stages, with their settings in the name', () => {
  const network: Network<2, 3, [GaussianNoise<2>, Dense<2, 3>, Dropout<3>]> = pipe(
    input(2),
    gaussianNoise(0.1),
    dense(3),
    dropout(0.5)
  )
  expect(network.name).toBe('2 → gaussianNoise(0.1) → dense 3 → dropout(0.5)')
  expect(network.noise.map(({ extents }) => extents)).toEqual([[2], [3]])
})

it('refuse settings out of range, with what was expected', () => {
  expect(() => dropout(1)).toThrow('rate: expected a number from 0 to below 1; got 1. Give for instance 0.5.')
  expect(() => dropoutLayer(-0.1)).toThrow('rate: expected a number from 0 to below 1; got -0.1.')
  expect(() => gaussianNoise(NaN)).toThrow('deviation: expected a finite number from 0; got NaN.')
})
