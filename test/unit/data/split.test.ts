import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import {
  batch,
  eqRandom,
  folds,
  pythonRandom,
  showSplitError,
  shuffle,
  splitBatch,
  vector,
  type Batch,
  type Example
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const example = (x: number): Example<1, 1> => ({ input: vector([x]), target: vector([-x]) })
const counted = (m: number): Batch<1, 1> =>
  batch([example(0), ...Array.from({ length: m - 1 }, (_, k) => example(k + 1))])
const inputs = ({ examples }: Batch<1, 1>): readonly number[] => examples.flatMap(({ input }) => [...input])
const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(`expected a Right; got ${JSON.stringify(either.left)}`)
  return either.right
}

describe('splitBatch', () => {
  const fractions = { train: 0.6, validation: 0.2, test: 0.2 }

  it('cuts the shuffled examples in the order of the names', () => {
    const [order] = shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(pythonRandom(7))
    const { train, validation, test } = right(splitBatch(fractions)(counted(10))(pythonRandom(7))[0])
    expect([inputs(train), inputs(validation), inputs(test)]).toEqual([
      order.slice(0, 6),
      order.slice(6, 8),
      order.slice(8)
    ])
  })

  it('loses no example and takes none twice, and goes on with the generator of one shuffle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.nat(), (m, seed) => {
        const [parts, next] = splitBatch(fractions)(counted(m))(pythonRandom(seed))
        const all = Object.values(right(parts)).flatMap(inputs)
        expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: m }, (_, k) => k))
        const [, after] = shuffle(counted(m).examples)(pythonRandom(seed))
        expect(eqRandom.equals(next, after)).toBe(true)
      })
    )
  })

  it('keeps input and target together', () => {
    const { train } = right(splitBatch({ train: 1 })(counted(9))(pythonRandom(1))[0])
    expect(train.examples.every(({ input, target }) => [...input][0] === -([...target][0] ?? NaN))).toBe(true)
  })

  it.each([
    [
      { a: 0.5, b: 0 },
      'The fraction of the part b: expected a number above 0 and up to 1; got 0. Leave out a part that shall be empty.'
    ],
    [
      { a: NaN },
      'The fraction of the part a: expected a number above 0 and up to 1; got NaN. Leave out a part that shall be empty.'
    ],
    [{ a: 0.5, b: 0.4 }, 'The fractions of a split: expected the sum 1; got 0.9. Let the largest part have the rest.'],
    [{ a: 0.95, b: 0.05 }, 'The part b has no example of the 4: give it a larger fraction, or more data.']
  ])('refuses %j', (wrong: Readonly<Record<string, number>>, sentence) => {
    const [parts] = splitBatch(wrong)(counted(4))(pythonRandom(0))
    expect(E.mapLeft(showSplitError)(parts)).toEqual(E.left(sentence))
  })

  it('takes fractions whose sum is 1 but for rounding', () => {
    expect(0.7 + 0.2 + 0.1).not.toBe(1)
    const [parts] = splitBatch({ a: 0.7, b: 0.2, c: 0.1 })(counted(10))(pythonRandom(0))
    expect(inputs(right(parts).c)).toHaveLength(1)
  })
})

describe('folds', () => {
  it('hold out each example once, in parts that differ by at most one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 40 }), fc.nat(), (k, more, seed) => {
        const m = k + more
        const pairs = right(folds(k)(counted(m))(pythonRandom(seed))[0])
        expect(pairs).toHaveLength(k)
        const held = pairs.map(({ validation }) => inputs(validation))
        expect(held.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: m }, (_, j) => j))
        const sizes = held.map(part => part.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        for (const { train, validation } of pairs)
          expect(new Set([...inputs(train), ...inputs(validation)]).size).toBe(m)
      })
    )
  })

  it.each([1, 2.5, 5, NaN])('refuses %d folds of four examples', k => {
    const [pairs] = folds(k)(counted(4))(pythonRandom(0))
    expect(E.mapLeft(showSplitError)(pairs)).toEqual(
      E.left(
        `The number of folds: expected an integer from 2 to 4, the number of examples; got ${k}. Hold out fewer or more at a time.`
      )
    )
  })
})
