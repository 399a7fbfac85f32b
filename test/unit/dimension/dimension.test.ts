import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  add,
  dot,
  sameDimension,
  showDimensionError,
  vectorBy,
  withDimension,
  zeros,
  type Dimension,
  type Product,
  type Sum
} from 'lawgrad'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { say, sentences, type Say } from '../../../src/dimension/sentences.ts'

describe('the door', () => {
  it('lends every positive safe integer, unchanged', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), n => {
        expect(
          pipe(
            n,
            withDimension('n', n => Number(n))
          )
        ).toEqual(E.right(n))
      })
    ))

  it('refuses everything else, with its name, and does not call', () => {
    const notSizes = fc.oneof(
      fc.integer({ max: 0 }),
      fc.double().filter(x => !(Number.isSafeInteger(x) && x > 0)),
      fc.constantFrom(0, -0, 0.5, Number.NaN, Infinity, -Infinity, 2 ** 53)
    )
    fc.assert(
      fc.property(notSizes, got => {
        expect(
          pipe(
            got,
            withDimension('features', () => expect.fail('called'))
          )
        ).toEqual(E.left({ _tag: 'DimensionError', name: 'features', got }))
      })
    )
  })

  it('works for a size as for a literal', () => {
    expect(
      pipe(
        3,
        withDimension('n', n => dot(vectorBy(n)(i => i))(vectorBy(n)(i => i)))
      )
    ).toEqual(E.right(5))
    expect(
      pipe(
        2,
        withDimension('n', n => [...add(zeros(n))(zeros(n))])
      )
    ).toEqual(E.right([0, 0]))
  })

  it("says the compiler's sentence", () => {
    const sentence: Dimension<2.5> = 'expected a size that is a positive integer, such as 3; got 2.5'
    expect(showDimensionError({ _tag: 'DimensionError', name: 'width', got: 2.5 })).toBe(`width: ${sentence}`)
  })
})

describe('the witness', () => {
  it('exists when, and only when, two sizes are equal', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (a, b) => {
        const same = pipe(
          a,
          withDimension('a', a =>
            pipe(
              b,
              withDimension('b', b => O.isSome(sameDimension(a, b)))
            )
          )
        )
        expect(same).toEqual(E.right(E.right(a === b)))
      })
    ))
})

describe('sentences', () => {
  it('are one as type and as text', () => {
    const zero: Dimension<0> = say(sentences.notPositiveInteger, '0') as Say<typeof sentences.notPositiveInteger, '0'>
    expect(zero).toBe('expected a size that is a positive integer, such as 3; got 0')
  })

  it('stand for what is no size', () => {
    expectTypeOf<Dimension<7>>().toEqualTypeOf<7>()
    expectTypeOf<Dimension<number>>().toEqualTypeOf<(typeof sentences)['notKnown']>()
    expectTypeOf<Dimension<never>>().toEqualTypeOf<(typeof sentences)['noSize']>()
    expectTypeOf<Dimension<2 | 3>>().toEqualTypeOf<(typeof sentences)['notOne']>()
    expectTypeOf<Dimension<-1>>().toEqualTypeOf<'expected a size that is a positive integer, such as 3; got -1'>()
    expectTypeOf<Dimension<1e21>>().toEqualTypeOf<'expected a size that is a positive integer, such as 3; got 1e+21'>()
  })
})

describe('arithmetic of types is that of numbers', () => {
  it('sums', () => {
    expectTypeOf<Sum<1, 1>>().toEqualTypeOf<2>()
    expectTypeOf<Sum<9, 1>>().toEqualTypeOf<10>()
    expectTypeOf<Sum<1, 9>>().toEqualTypeOf<10>()
    expectTypeOf<Sum<999, 1>>().toEqualTypeOf<1000>()
    expectTypeOf<Sum<1, 999>>().toEqualTypeOf<1000>()
    expectTypeOf<Sum<784, 30>>().toEqualTypeOf<814>()
    expectTypeOf<Sum<95, 7>>().toEqualTypeOf<102>()
    expectTypeOf<Sum<123456789, 987654321>>().toEqualTypeOf<1111111110>()
    expectTypeOf<Sum<999999999999999, 1>>().toEqualTypeOf<1000000000000000>()
    expectTypeOf<Sum<1000000007, 998244353>>().toEqualTypeOf<1998244360>()
  })

  it('products', () => {
    expectTypeOf<Product<1, 7>>().toEqualTypeOf<7>()
    expectTypeOf<Product<7, 1>>().toEqualTypeOf<7>()
    expectTypeOf<Product<10, 10>>().toEqualTypeOf<100>()
    expectTypeOf<Product<25, 40>>().toEqualTypeOf<1000>()
    expectTypeOf<Product<784, 30>>().toEqualTypeOf<23520>()
    expectTypeOf<Product<50257, 768>>().toEqualTypeOf<38597376>()
    expectTypeOf<Product<99999, 99999>>().toEqualTypeOf<9999800001>()
    expectTypeOf<Product<1234567, 89>>().toEqualTypeOf<109876463>()
    expectTypeOf<Product<1000000007, 998244>>().toEqualTypeOf<998244006987708>()
    for (const [product, expected] of [
      [50257 * 768, 38597376],
      [99999 * 99999, 9999800001],
      [1234567 * 89, 109876463],
      [1000000007 * 998244, 998244006987708]
    ])
      expect(product).toBe(expected)
  })

  it('every digit with every digit, by a table that the compiler checks', () => {
    type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
    type Tens = { [D in Digit]: Sum<D extends 0 ? 10 : D, 10> }
    expectTypeOf<Tens>().toEqualTypeOf<{
      0: 20
      1: 11
      2: 12
      3: 13
      4: 14
      5: 15
      6: 16
      7: 17
      8: 18
      9: 19
    }>()
    type Nines = { [D in Exclude<Digit, 0>]: Product<D, 99> }
    expectTypeOf<Nines>().toEqualTypeOf<{
      1: 99
      2: 198
      3: 297
      4: 396
      5: 495
      6: 594
      7: 693
      8: 792
      9: 891
    }>()
  })

  it('a size from the door stays symbolic', () => {
    pipe(
      3,
      withDimension('n', n => {
        expectTypeOf<Sum<typeof n, 1>>().not.toEqualTypeOf<number>()
        expectTypeOf<Sum<typeof n, 1>>().toEqualTypeOf<Sum<typeof n, 1>>()
        expectTypeOf<Sum<typeof n, 1>>().not.toEqualTypeOf<Sum<typeof n, 2>>()
        return 0
      })
    )
  })
})
