/** The laws of the instances: field laws exactly on dyadic numbers, agreement of the instances with each other and the truth. */
import fc from 'fast-check'
import type { Eq } from 'fp-ts/lib/Eq.js'
import * as EqOf from 'fp-ts/lib/Eq.js'
import * as N from 'fp-ts/lib/number.js'
import { describe, expect, it } from 'vitest'
import { type Complex, complexScalar } from '../../../src/scalar/complex.ts'
import { type Dual, dualOver, dualScalar } from '../../../src/scalar/dual.ts'
import { realScalar } from '../../../src/scalar/real.ts'
import type { Scalar } from '../../../src/scalar/scalar.ts'
import { anyDouble, dyadic, within } from './arbitraries.ts'
import { type Decimal, decimalScalar, exact } from './decimal.ts'
import { ulps } from './ulps.ts'

const functions = [
  'exp',
  'expm1',
  'log',
  'log1p',
  'sqrt',
  'tanh',
  'erf',
  'erfc',
  'sin',
  'cos',
  'sigmoid',
  'softplus'
] as const
type Name = (typeof functions)[number]

type DecimalPair = readonly [Decimal, Decimal]

const complex: fc.Arbitrary<Complex> = fc.record({ re: dyadic, im: dyadic })
const dual: fc.Arbitrary<Dual<number>> = fc.record({ primal: dyadic, tangent: dyadic })
const eqComplex: Eq<Complex> = EqOf.struct({ re: N.Eq, im: N.Eq })
const eqDual: Eq<Dual<number>> = EqOf.struct({ primal: N.Eq, tangent: N.Eq })
const eqDecimal: Eq<Decimal> = { equals: (a, b) => a.eq(b) }

const fieldLaws = <S>(name: string, F: Scalar<S>, arbitrary: fc.Arbitrary<S>, S: Eq<S>, divides: (b: S) => boolean) =>
  describe(`${name}: field laws, exactly on dyadic numbers`, () => {
    const law = (statement: string, holds: (a: S, b: S, c: S) => boolean) =>
      it(statement, () => fc.assert(fc.property(arbitrary, arbitrary, arbitrary, holds)))
    law('a + (b + c) = (a + b) + c', (a, b, c) => S.equals(F.add(a, F.add(b, c)), F.add(F.add(a, b), c)))
    law('a + b = b + a', (a, b) => S.equals(F.add(a, b), F.add(b, a)))
    law('a + 0 = a', a => S.equals(F.add(a, F.zero), a))
    law(
      'a + (−a) = 0, a − b = a + (−b)',
      (a, b) => S.equals(F.add(a, F.neg(a)), F.zero) && S.equals(F.sub(a, b), F.add(a, F.neg(b)))
    )
    law('a · (b · c) = (a · b) · c', (a, b, c) => S.equals(F.mul(a, F.mul(b, c)), F.mul(F.mul(a, b), c)))
    law('a · b = b · a', (a, b) => S.equals(F.mul(a, b), F.mul(b, a)))
    law('a · 1 = a, a · 0 = 0', a => S.equals(F.mul(a, F.one), a) && S.equals(F.mul(a, F.zero), F.zero))
    law('a · (b + c) = a · b + a · c', (a, b, c) => S.equals(F.mul(a, F.add(b, c)), F.add(F.mul(a, b), F.mul(a, c))))
    law(
      '(a · b) / b = a, (a · b) mod b = 0',
      (a, b) => !divides(b) || (S.equals(F.div(F.mul(a, b), b), a) && S.equals(F.mod(F.mul(a, b), b), F.zero))
    )
    it('real(fromNumber(x)) = x', () => fc.assert(fc.property(anyDouble, x => F.real(F.fromNumber(x)) === x)))
  })

fieldLaws('number', realScalar, dyadic, N.Eq, b => b !== 0)
fieldLaws('dual numbers', dualScalar, dual, eqDual, b => b.primal !== 0)
fieldLaws('decimals', decimalScalar, dyadic.map(exact), eqDecimal, () => false)
fieldLaws('complex numbers', complexScalar, complex, eqComplex, b => (b.re === 0) !== (b.im === 0))

/** In the interior of its domain, where the derivative is finite. */
const domain: Readonly<Record<Name, (x: number) => boolean>> = {
  exp: x => x < 700,
  expm1: x => x < 700,
  log: x => x > 1e-200,
  log1p: x => x > -1,
  sqrt: x => x > 1e-200,
  tanh: () => true,
  erf: () => true,
  erfc: () => true,
  // 60 digits of a greater one leave the sine none
  sin: x => Math.abs(x) < 1e20,
  cos: x => Math.abs(x) < 1e20,
  sigmoid: () => true,
  softplus: () => true
}

const truths = dualOver(decimalScalar)
const truth = (name: Name, x: number) => truths[name]({ primal: exact(x), tangent: decimalScalar.one })

describe('dual numbers: value and derivative of each function against 60-digit truth', () => {
  it.each(functions)('%s, in ulps, over the whole range of doubles', name => {
    fc.assert(
      fc.property(anyDouble.filter(domain[name]), x => {
        const actual = dualScalar[name]({ primal: x, tangent: 1 })
        const expected = truth(name, x)
        expect(ulps(actual.primal, expected.primal)).toBeLessThanOrEqual(2.5)
        expect(ulps(actual.tangent, expected.tangent)).toBeLessThanOrEqual(5)
      }),
      { numRuns: 300 }
    )
  })

  it('the rules themselves: central differences of 60-digit decimals agree to 1e-38', () => {
    const step = exact(2 ** -66)
    fc.assert(
      fc.property(fc.constantFrom(...functions), within(3), (name, x) => {
        fc.pre(domain[name](x) && (name === 'log' || name === 'sqrt' ? x > 0.1 : name !== 'log1p' || x > -0.9))
        const [f, at] = [decimalScalar[name], exact(x)]
        const difference = f(at.add(step))
          .sub(f(at.sub(step)))
          .div(step.mul(2))
        expect(difference.sub(truth(name, x).tangent).abs().toNumber()).toBeLessThan(1e-35)
      })
    )
  })

  it('the quotient rule: (a / b)′ = (a′ − (a / b)·b′) / b', () => {
    expect(dualScalar.div({ primal: 6, tangent: 5 }, { primal: 2, tangent: 4 })).toEqual({ primal: 3, tangent: -3.5 })
  })

  it('give second derivatives over themselves: erf″(x) = −2x·erf′(x), sin″(x) = −sin(x)', () => {
    const second = dualOver(dualScalar)
    const one = { primal: 1, tangent: 0 }
    fc.assert(
      fc.property(within(20), x => {
        const at = (f: 'erf' | 'sin') => second[f]({ primal: { primal: x, tangent: 1 }, tangent: one }).tangent.tangent
        const expected = truth('erf', x).tangent.mul(exact(x)).mul(-2)
        expect(ulps(at('erf'), expected)).toBeLessThanOrEqual(8)
        expect(at('sin')).toBe(0 - realScalar.sin(x))
      })
    )
  })

  it('give second derivatives over themselves: sigmoid″(x) = g(x)·g(−x)·(1 − 2g(x))', () => {
    const second = dualOver(dualScalar)
    fc.assert(
      fc.property(within(20), x => {
        const one = { primal: 1, tangent: 0 }
        const actual = second.sigmoid({ primal: { primal: x, tangent: 1 }, tangent: one }).tangent.tangent
        const g = decimalScalar.sigmoid(exact(x))
        const expected = g.mul(decimalScalar.sigmoid(exact(-x))).mul(decimalScalar.one.sub(g.mul(2)))
        expect(exact(actual).sub(expected).abs().toNumber()).toBeLessThan(1e-15)
      })
    )
  })
})

const h = 1e-100

/** A step of h is small only at a distance from the branch point that is much greater. */
const awayFromPole = (name: Name) => (x: number) => (name !== 'log' && name !== 'sqrt') || x > 1e-80

describe('complex numbers: the complex step keeps relative accuracy', () => {
  it.each(functions)('%s: real part and im / h, in ulps, over the whole range of doubles', name => {
    fc.assert(
      fc.property(anyDouble.filter(domain[name]).filter(awayFromPole(name)), x => {
        const actual = complexScalar[name]({ re: x, im: h })
        const expected = truth(name, x)
        // the step's own error, of the order h², shows only where the value is smaller than that
        const near = exact(actual.re).sub(expected.primal).abs().lt(1e-190)
        expect(near ? 0 : ulps(actual.re, expected.primal)).toBeLessThanOrEqual(5)
        // below 1e-208 the imaginary part is subnormal: the limit of h = 1e-100
        if (expected.tangent.gt(1e-206)) expect(ulps(actual.im / h, expected.tangent)).toBeLessThanOrEqual(8)
        else expect(actual.im / h).toBeLessThanOrEqual(1e-206)
      }),
      { numRuns: 300 }
    )
  })

  it('product and quotient agree with dual numbers to 1e-14', () => {
    const size = fc.oneof(within(4), within(1e6), within(1e-6)).filter(x => Math.abs(x) > 1e-12)
    fc.assert(
      fc.property(size, size, size, size, (a, da, b, db) => {
        for (const f of ['mul', 'div'] as const) {
          const actual = complexScalar[f]({ re: a, im: da * h }, { re: b, im: db * h })
          const expected = dualScalar[f]({ primal: a, tangent: da }, { primal: b, tangent: db })
          const scale =
            f === 'mul' ? Math.abs(a * db) + Math.abs(da * b) : Math.abs(da / b) + Math.abs((a * db) / b / b)
          expect(Math.abs(actual.re - expected.primal)).toBeLessThanOrEqual(1e-15 * Math.abs(expected.primal))
          expect(Math.abs(actual.im / h - expected.tangent)).toBeLessThanOrEqual(1e-14 * scale)
        }
      })
    )
  })

  it('has no NaN at the ends of the range', () => {
    const ends = [745, -745, 746, -746, 1e308, -1e308, 0, -0, 5e-324, -5e-324]
    for (const name of functions)
      for (const re of ends)
        for (const im of [h, -h, 0])
          expect([name, re, im, Object.values(complexScalar[name]({ re, im })).some(Number.isNaN)]).toEqual([
            name,
            re,
            im,
            false
          ])
    expect(complexScalar.div({ re: 1e308, im: h }, { re: 1e308, im: h })).toEqual({ re: 1, im: 0 })
  })
})

describe('complex numbers: functions of numbers with imaginary parts of ordinary size', () => {
  const { add, sub, mul, div, neg, fromNumber, exp, expm1, log, log1p, sqrt, one } = complexScalar
  const { tanh, erf, erfc, sin, cos, sigmoid, softplus } = complexScalar
  const size = (z: Complex) => Math.hypot(z.re, z.im)
  const plane = fc.record({ re: within(4), im: within(3) })
  const i: Complex = { re: 0, im: 1 }
  /** Of decimals: terms as great as e^25 cancel. */
  const maclaurin = (z: Complex): Complex => {
    const [re, im] = [exact(z.re), exact(z.im)]
    const by = (a: DecimalPair, b: DecimalPair): DecimalPair => [
      a[0].mul(b[0]).sub(a[1].mul(b[1])),
      a[0].mul(b[1]).add(a[1].mul(b[0]))
    ]
    const square = by([re, im], [re, im])
    const start: readonly [DecimalPair, DecimalPair] = [
      [re, im],
      [re, im]
    ]
    const [[sumRe, sumIm]] = Array.from({ length: 150 }, (_, k) => k + 1).reduce<readonly [DecimalPair, DecimalPair]>(
      ([total, power], n) => {
        const [a, b] = by(power, square)
        const next: DecimalPair = [a.div(-n), b.div(-n)]
        return [[total[0].add(next[0].div(2 * n + 1)), total[1].add(next[1].div(2 * n + 1))], next]
      },
      start
    )
    return { re: sumRe.toNumber() * (2 / Math.sqrt(Math.PI)), im: sumIm.toNumber() * (2 / Math.sqrt(Math.PI)) }
  }
  const identities: ReadonlyArray<readonly [string, (z: Complex) => readonly [Complex, Complex]]> = [
    ['e^log z = z', z => [exp(log(z)), z]],
    ['√z² = z', z => [mul(sqrt(z), sqrt(z)), z]],
    ['expm1 z = e^z − 1', z => [expm1(z), sub(exp(z), one)]],
    ['log1p z = log(1 + z)', z => [log1p(z), log(add(one, z))]],
    ['sigmoid z = 1 / (1 + e^(−z))', z => [sigmoid(z), div(one, add(one, exp(neg(z))))]],
    ['tanh z = 2 sigmoid 2z − 1', z => [tanh(z), sub(mul(fromNumber(2), sigmoid(add(z, z))), one)]],
    ['softplus z = log(1 + e^z)', z => [softplus(z), log(add(one, exp(z)))]],
    ['sin² z + cos² z = 1', z => [add(mul(sin(z), sin(z)), mul(cos(z), cos(z))), one]],
    ['e^iz = cos z + i sin z', z => [exp(mul(z, i)), add(cos(z), mul(i, sin(z)))]],
    ['erf z = 2/√π · Σ (−1)ⁿ z^(2n+1) / (n!·(2n + 1))', z => [erf(z), maclaurin(z)]],
    ['erf z + erfc z = 1', z => [add(erf(z), erfc(z)), one]],
    ['(z · w) / w = z', z => [div(mul(z, { re: 2, im: 5 }), { re: 2, im: 5 }), z]],
    ['(z · w) / w = z, w long the other way', z => [div(mul(z, { re: 5, im: -2 }), { re: 5, im: -2 }), z]]
  ]
  it.each(identities)('%s', (_, sides) => {
    fc.assert(
      fc.property(plane, z => {
        fc.pre(
          size(z) > 1e-3 &&
            size(add(one, z)) > 1e-3 &&
            size(add(one, exp(z))) > 0.05 &&
            size(add(one, exp(add(z, z)))) > 0.05
        )
        const [left, right] = sides(z)
        expect(size(sub(left, right))).toBeLessThanOrEqual(1e-11 * Math.max(1, size(right)))
      }),
      { examples: [[{ re: -2, im: 1 }], [{ re: -2, im: -1 }], [{ re: 0, im: 1.5 }], [{ re: -4, im: 0.5 }]] }
    )
  })
})
