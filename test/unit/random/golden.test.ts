/** The streams of CPython and NumPy, bit for bit; `test/golden/random.json` holds the program that made the numbers. */
import { describe, expect, it } from 'vitest'
import { gaussians } from '../../../src/random/gaussian.ts'
import { numpyRandomState, pythonRandom } from '../../../src/random/random.ts'
import { shuffle } from '../../../src/random/shuffle.ts'
import { randomUniform, uniforms } from '../../../src/random/uniform.ts'
import golden from '../../golden/random.json' with { type: 'json' }

const range = (count: number) => Array.from({ length: count }, (_, i) => i)

describe('pythonRandom is random.Random', () => {
  it.each([
    [0, [0.8444218515250481, 0.7579544029403025, 0.420571580830845]],
    [1, [0.13436424411240122, 0.8474337369372327, 0.763774618976614]],
    [2, [0.9560342718892494, 0.9478274870593494, 0.05655136772680869]]
  ])('seed %d gives the initial θ of the reference run', (seed, theta) => {
    expect(uniforms(3)(pythonRandom(seed))[0]).toEqual(theta)
  })

  it.each(golden.integers)('seed $seed', ({ seed, uniforms: numbers, at1000 }) => {
    for (const random of [pythonRandom(seed), pythonRandom(BigInt(seed))]) {
      expect(uniforms(4)(random)[0]).toEqual(numbers)
      expect(uniforms(1001)(random)[0][1000]).toBe(at1000)
    }
  })

  it.each(golden.bigints)('seed $seed, a bigint', ({ seed, uniforms: numbers }) => {
    expect(uniforms(4)(pythonRandom(BigInt(seed)))[0]).toEqual(numbers)
  })

  it('a seed of more words than the state has', () => {
    const { bits, uniforms: numbers } = golden.long
    expect(uniforms(4)(pythonRandom(2n ** BigInt(bits) + 1n))[0]).toEqual(numbers)
  })

  it.each(golden.fractions)('seed $seed, a fraction', ({ seed, uniforms: numbers }) => {
    expect(uniforms(4)(pythonRandom(seed))[0]).toEqual(numbers)
  })

  it.each(golden.infinities)('seed $seed', ({ seed, uniforms: numbers }) => {
    expect(uniforms(4)(pythonRandom(Number(seed.replace('inf', 'Infinity'))))[0]).toEqual(numbers)
  })

  it('takes NaN as 0', () => {
    expect(pythonRandom(NaN)).toEqual(pythonRandom(0))
  })
})

describe('numpyRandomState is numpy.random.RandomState', () => {
  it.each(golden.numpy)('seed $seed', ({ seed, uniforms: numbers }) => {
    expect(uniforms(4)(numpyRandomState(seed))[0]).toEqual(numbers)
  })
})

describe('shuffle is random.shuffle', () => {
  it.each(golden.shuffles)('seed $seed, $count items', ({ seed, count, order, then }) => {
    const [items, next] = shuffle(range(count))(pythonRandom(seed))
    expect(items).toEqual(order)
    expect(randomUniform(next)[0]).toBe(then)
  })
})

describe('gaussians are random.gauss(0, 1), to the last bits of cos, sin and log', () => {
  it.each(golden.gausses)('seed $seed', ({ seed, numbers }) => {
    const [actual] = gaussians(numbers.length)(pythonRandom(seed))
    expect(actual.length).toBe(numbers.length)
    numbers.forEach((x, i) =>
      expect(Math.abs((actual[i] ?? NaN) - x)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(x)))
    )
  })
})
