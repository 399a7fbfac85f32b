import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dualOver } from '../../../src/scalar/dual.ts'
import { erf, erfc, sigmoid, sigmoidDerivative, softplus, tanhDerivative } from '../../../src/scalar/elementary.ts'
import { realScalar } from '../../../src/scalar/real.ts'
import { anyDouble } from './arbitraries.ts'
import { type Decimal, decimalScalar, exact } from './decimal.ts'
import { ulp, ulps } from './ulps.ts'

const truths = dualOver(decimalScalar)
const derivative = (f: 'sigmoid' | 'tanh' | 'softplus') => (a: Decimal) =>
  truths[f]({ primal: a, tangent: decimalScalar.one }).tangent

/** Function, double precision, truth, domain, bound in ulps; the worst seen in 9,000 arguments each is in the comment. */
const table: ReadonlyArray<
  readonly [string, (x: number) => number, (a: Decimal) => Decimal, (x: number) => boolean, number]
> = [
  ['exp', realScalar.exp, decimalScalar.exp, () => true, 1.1], //                        1.05
  ['expm1', realScalar.expm1, decimalScalar.expm1, () => true, 1.3], //                  1.29
  ['log', realScalar.log, decimalScalar.log, x => x > 0, 1], //                          0.70
  ['log1p', realScalar.log1p, decimalScalar.log1p, x => x > -1, 1], //                   0.73
  ['sqrt', realScalar.sqrt, decimalScalar.sqrt, x => x >= 0, 0.5], //                    rounded correctly
  ['tanh', realScalar.tanh, decimalScalar.tanh, () => true, 2.5], //                     1.90
  ['erf', erf, decimalScalar.erf, () => true, 2], //                                      0.91
  ['erfc', erfc, decimalScalar.erfc, () => true, 4], //                                   2.81
  ['sin', realScalar.sin, decimalScalar.sin, x => Math.abs(x) < 1e20, 1], //              0.74
  ['cos', realScalar.cos, decimalScalar.cos, x => Math.abs(x) < 1e20, 1], //              0.76
  ['sigmoid', sigmoid, decimalScalar.sigmoid, () => true, 2], //                         1.70
  ['softplus', softplus, decimalScalar.softplus, () => true, 2], //                      1.21
  ['sigmoidDerivative', sigmoidDerivative, derivative('sigmoid'), () => true, 4], //     3.04
  ['tanhDerivative', tanhDerivative, derivative('tanh'), () => true, 5], //              3.97
  ['derivative of softplus', sigmoid, derivative('softplus'), () => true, 2] //          1.70
]

describe('elementary functions against 60-digit truth, over the whole range of doubles', () => {
  it.each(table)('%s', (_, f, truth, domain, bound) => {
    fc.assert(
      fc.property(anyDouble.filter(domain), x => {
        expect(ulps(f(x), truth(exact(x)))).toBeLessThanOrEqual(bound)
      }),
      { numRuns: 500 }
    )
  })

  it('measures the distance in units in the last place', () => {
    expect([1, 2, 0, 1e308].map(ulp)).toEqual([2 ** -52, 2 ** -51, 5e-324, 2 ** 971])
    expect(ulps(1 + 2 ** -52, exact(1))).toBe(1)
    expect(ulps(5e-324, exact(0))).toBe(1)
    expect(ulps(Number.MAX_VALUE, exact(1e308).mul(10))).toBe(Infinity)
    expect(ulps(NaN, exact(1))).toBeNaN()
  })
})

describe('erratum 4: the forms that lose their digits fail the same law', () => {
  const naiveSigmoid = (x: number) => sigmoid(x) * (1 - sigmoid(x))
  const naiveTanh = (x: number) => 1 - Math.tanh(x) ** 2
  it.each([
    ['g(1 − g) at 20', naiveSigmoid, derivative('sigmoid'), 20, 1e6],
    ['g(1 − g) at 40', naiveSigmoid, derivative('sigmoid'), 40, 1e15],
    ['1 − tanh² at 10', naiveTanh, derivative('tanh'), 10, 1e6],
    [
      '1 / (1 + e^(−x)) at −720, which overflows',
      (x: number) => 1 / (1 + Math.exp(-x)),
      decimalScalar.sigmoid,
      -720,
      1e6
    ]
  ] as const)('%s', (_, f, truth, x, error) => {
    expect(ulps(f(x), truth(exact(x)))).toBeGreaterThan(error)
  })
})

describe('symmetries and ends', () => {
  it('sigmoidDerivative and tanhDerivative are even, bit for bit', () => {
    fc.assert(
      fc.property(anyDouble, x => {
        expect(sigmoidDerivative(-x)).toBe(sigmoidDerivative(x))
        expect(tanhDerivative(-x)).toBe(tanhDerivative(x))
      })
    )
  })

  it('sigmoid(−x) = 1 − sigmoid(x) and softplus(x) − softplus(−x) = x within rounding', () => {
    fc.assert(
      fc.property(anyDouble, x => {
        expect(Math.abs(sigmoid(-x) - (1 - sigmoid(x)))).toBeLessThanOrEqual(2 ** -52)
        expect(Math.abs(softplus(x) - softplus(-x) - x)).toBeLessThanOrEqual(4 * ulp(x) + 2 ** -50)
      })
    )
  })

  it('erf is odd, bit for bit; erf + erfc = 1 and erfc(x) + erfc(−x) = 2 within rounding', () => {
    fc.assert(
      fc.property(anyDouble, x => {
        expect(erf(-x)).toBe(-erf(x))
        expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThanOrEqual(2 ** -51)
        expect(Math.abs(erfc(x) + erfc(-x) - 2)).toBeLessThanOrEqual(2 ** -51)
      })
    )
  })

  it('keeps NaN and takes infinities to the limits', () => {
    expect([erf, erfc].map(f => [NaN, Infinity, -Infinity].map(f))).toEqual([
      [NaN, 1, -1],
      [NaN, 0, 2]
    ])
    expect([sigmoid, sigmoidDerivative, tanhDerivative, softplus].map(f => f(NaN))).toEqual([NaN, NaN, NaN, NaN])
    expect([sigmoid, sigmoidDerivative, tanhDerivative, softplus].map(f => f(Infinity))).toEqual([1, 0, 0, Infinity])
    expect([sigmoid, sigmoidDerivative, tanhDerivative, softplus].map(f => f(-Infinity))).toEqual([0, 0, 0, 0])
  })
})
