import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { State } from 'fp-ts/lib/State.js'
import { describe, expect, it } from 'vitest'
import { randomGaussian, gaussians } from '../../../src/random/gaussian.ts'
import { eqRandom, numpyRandomState, pythonRandom, type Random } from '../../../src/random/random.ts'
import { shuffle } from '../../../src/random/shuffle.ts'
import { split } from '../../../src/random/split.ts'
import { randomFromState, randomState, showRandomError } from '../../../src/random/state.ts'
import { randomUniform, uniforms } from '../../../src/random/uniform.ts'

const range = (count: number) => Array.from({ length: count }, (_, i) => i)
const count = fc.integer({ min: 0, max: 700 })

/** Generators of both kinds, at any position, also right before the state is renewed. */
const generator: fc.Arbitrary<Random> = fc
  .tuple(fc.constantFrom(pythonRandom, numpyRandomState), fc.nat(), count)
  .map(([make, seed, drawn]) => uniforms(drawn)(make(seed))[1])

const draws: ReadonlyArray<readonly [string, State<Random, unknown>]> = [
  ['uniform', randomUniform],
  ['uniforms', uniforms(400)],
  ['gaussian', randomGaussian],
  ['gaussians', gaussians(7)],
  ['shuffle', shuffle(range(50))],
  ['split', split]
]

describe('purity', () => {
  it.each(draws)('%s: the same generator gives the same draw, and stays as it was', (_, state) => {
    fc.assert(
      fc.property(generator, random => {
        const before = JSON.stringify(random)
        const [first, second] = [state(random), state(random)]
        expect(second).toEqual(first)
        expect(JSON.stringify(random)).toBe(before)
        expect(eqRandom.equals(random, first[1])).toBe(false)
      }),
      { numRuns: 30 }
    )
  })

  it('a generator cannot be changed from outside', () => {
    const random = pythonRandom(0)
    expect(() => Object.assign(random, { words: [] })).toThrow(TypeError)
    expect(() => Object.assign(random.words, { 5: 0 })).toThrow(TypeError)
    expect(randomUniform(random)[0]).toBe(0.8444218515250481)
  })
})

describe('uniform', () => {
  it('m numbers and then n are m + n numbers, one at a time too', () => {
    fc.assert(
      fc.property(generator, count, count, (random, m, n) => {
        const [all, end] = uniforms(m + n)(random)
        const [left, middle] = uniforms(m)(random)
        const [right, after] = uniforms(n)(middle)
        expect([...left, ...right]).toEqual(all)
        expect(eqRandom.equals(after, end)).toBe(true)
        expect(randomUniform(middle)[0]).toBe(uniforms(1)(middle)[0][0])
      }),
      { numRuns: 30 }
    )
  })

  it('is in [0, 1), a multiple of 2⁻⁵³, with the moments of the uniform distribution', () => {
    const [numbers] = uniforms(100_000)(pythonRandom(5))
    expect(numbers.every(x => x >= 0 && x < 1 && Number.isInteger(x * 2 ** 53))).toBe(true)
    const mean = numbers.reduce((total, x) => total + x, 0) / numbers.length
    expect(Math.abs(mean - 0.5)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(numbers.length))
  })

  it('gives nothing for a count of zero or less, and leaves the generator', () => {
    const random = pythonRandom(0)
    expect(uniforms(0)(random)).toEqual([[], random])
    expect(uniforms(-3)(random)).toEqual([[], random])
    expect(gaussians(-3)(random)).toEqual([[], random])
  })
})

describe('gaussian', () => {
  it('m numbers, m even, and then n are m + n numbers; an odd count drops the last half', () => {
    fc.assert(
      fc.property(generator, fc.nat(20), fc.nat(20), (random, half, n) => {
        const [all, end] = gaussians(2 * half + n)(random)
        const [left, middle] = gaussians(2 * half)(random)
        const [right, after] = gaussians(n)(middle)
        expect([...left, ...right]).toEqual(all)
        expect(after).toEqual(end)
      }),
      { numRuns: 30 }
    )
    expect(randomGaussian(pythonRandom(0))[0]).toBe(gaussians(2)(pythonRandom(0))[0][0])
  })

  it('has mean 0 and variance 1', () => {
    const [numbers] = gaussians(100_000)(pythonRandom(5))
    const mean = numbers.reduce((total, x) => total + x, 0) / numbers.length
    const variance = numbers.reduce((total, x) => total + x * x, 0) / numbers.length
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(numbers.length))
    expect(Math.abs(variance - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(numbers.length))
  })
})

describe('shuffle', () => {
  it('permutes a copy', () => {
    fc.assert(
      fc.property(generator, fc.array(fc.integer()), (random, items) => {
        const before = [...items]
        const [result] = shuffle(items)(random)
        expect(items).toEqual(before)
        expect(result.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b))
      })
    )
  })

  it('gives each order of three items equally often', () => {
    let random = pythonRandom(8)
    const seen = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const [order, next] = shuffle(['a', 'b', 'c'])(random)
      seen.set(order.join(''), (seen.get(order.join('')) ?? 0) + 1)
      random = next
    }
    expect(seen.size).toBe(6)
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(5 * Math.sqrt(1000))
  })

  it('keeps undefined items and holes of no kind', () => {
    expect(shuffle([undefined, undefined])(pythonRandom(0))[0]).toEqual([undefined, undefined])
  })
})

describe('split', () => {
  it('gives a generator whose stream is not the parent’s, nor that of another split', () => {
    fc.assert(
      fc.property(generator, random => {
        const [first, parent] = split(random)
        const [second, rest] = split(parent)
        const streams = [random, parent, rest, first, second].map(r => uniforms(3)(r)[0].join())
        expect(new Set(streams).size).toBe(5)
      }),
      { numRuns: 30 }
    )
  })
})

describe('the state as data', () => {
  it('comes back from JSON as the same generator', () => {
    fc.assert(
      fc.property(generator, random => {
        const back = randomFromState(JSON.parse(JSON.stringify(randomState(random))))
        expect(back).toEqual(E.right(random))
        expect(E.isRight(back) && eqRandom.equals(back.right, random)).toBe(true)
        expect(E.isRight(back) && uniforms(700)(back.right)[0]).toEqual(uniforms(700)(random)[0])
      }),
      { numRuns: 20 }
    )
  })

  it('keeps nothing of the array it was given', () => {
    const words = [...randomState(pythonRandom(0)).words]
    const back = randomFromState({ algorithm: 'MT19937', words })
    words.fill(0)
    expect(back).toEqual(E.right(pythonRandom(0)))
  })

  const good = randomState(pythonRandom(0)).words
  const sentence = (words: ReadonlyArray<number>) =>
    E.match(showRandomError, () => 'accepted')(randomFromState({ algorithm: 'MT19937', words }))
  it.each([
    [good.slice(1), '625 words (a position and 624 of state) were expected, but there are 624'],
    [good.with(0, 624), 'words[0], the position, must be an integer from 0 to 623, but it is 624'],
    [good.with(0, NaN), 'words[0], the position, must be an integer from 0 to 623, but it is NaN'],
    [good.with(7, 0.5), 'words[7] must be an integer from -2147483648 to 2147483647, but it is 0.5'],
    [good.with(624, 2 ** 31), 'words[624] must be an integer from -2147483648 to 2147483647, but it is 2147483648'],
    [
      good.map(() => 0),
      'at least one of words[1] to words[624] must not be zero, but all are, a state that yields zeros for ever'
    ]
  ])('refuses words that are no state (%#)', (words, problem) => {
    expect(sentence(words)).toBe(
      `Not the state of a random generator: ${problem}. Pass what randomState returned, unchanged.`
    )
  })
})
