import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dualOver, dualScalar } from '../../../src/scalar/dual.ts'
import { realScalar } from '../../../src/scalar/real.ts'
import { dot, logSumExp, maximum, select, sum } from '../../../src/scalar/scalar.ts'
import { dyadic, within } from './arbitraries.ts'
import { decimalScalar, exact } from './decimal.ts'
import { ulp, ulps } from './ulps.ts'

describe('sum and dot', () => {
  it('add from left to right, starting from zero', () => {
    expect(sum(realScalar)([1e16, 1, -1e16])).toBe(0)
    expect(sum(realScalar)([1e16, -1e16, 1])).toBe(1)
    expect(dot(realScalar)([1e8, 1, -1e8], [1e8, 1, 1e8])).toBe(0)
    expect([sum(realScalar)([]), dot(realScalar)([], [])]).toEqual([0, 0])
  })

  it('dot is bilinear, exactly on dyadic numbers', () => {
    const numbers = fc.array(fc.tuple(dyadic, dyadic, dyadic), { maxLength: 8 })
    fc.assert(
      fc.property(numbers, dyadic, (rows, c) => {
        const [xs, ys, zs] = [rows.map(row => row[0]), rows.map(row => row[1]), rows.map(row => row[2])]
        const combined = xs.map((x, i) => c * x + (ys[i] ?? 0))
        const left = dot(realScalar)(combined, zs)
        const right = c * dot(realScalar)(xs, zs) + dot(realScalar)(ys, zs)
        expect(left - right).toBe(0)
        expect(dot(realScalar)(xs, zs) - dot(realScalar)(zs, xs)).toBe(0)
      })
    )
  })
})

describe('maximum and select', () => {
  it('branch on the real part and keep the tangent of the branch', () => {
    const a = { primal: 1, tangent: 7 }
    const b = { primal: 1, tangent: 9 }
    expect(maximum(dualScalar)(a, b)).toBe(a)
    expect(maximum(dualScalar)(b, a)).toBe(b)
    expect(maximum(dualScalar)(a, { primal: 2, tangent: 0 })).toEqual({ primal: 2, tangent: 0 })
  })

  it('keep NaN', () => {
    expect(maximum(realScalar)(0, NaN)).toBeNaN()
    expect(maximum(realScalar)(NaN, 0)).toBeNaN()
    expect(
      select(realScalar)(
        x => x,
        () => 0
      )(NaN)
    ).toBeNaN()
  })

  it('select takes zero, of both signs, to the second function', () => {
    const sign = select(realScalar)(
      () => 'positive',
      () => 'otherwise'
    )
    expect([5e-324, 0, -0, -5e-324].map(sign)).toEqual(['positive', 'otherwise', 'otherwise', 'otherwise'])
  })
})

describe('logSumExp', () => {
  const numbers = (limit: number) => fc.array(within(limit), { minLength: 1, maxLength: 6 })

  it('is the truth to a few ulps of it and of the greatest number', () => {
    fc.assert(
      fc.property(fc.oneof(numbers(2), numbers(40), numbers(1000)), xs => {
        const truth = logSumExp(decimalScalar)(xs.map(exact))
        const actual = logSumExp(realScalar)(xs)
        const scale = Math.max(ulp(truth.toNumber()), ulp(Math.max(...xs)))
        expect(exact(actual).sub(truth).abs().toNumber()).toBeLessThanOrEqual(8 * scale)
      })
    )
  })

  it('keeps the digits of what is tiny: logSumExp([0, a]) = softplus(a) for a ≤ 0', () => {
    fc.assert(
      fc.property(within(700), a => {
        const low = -Math.abs(a)
        expect(ulps(logSumExp(realScalar)([0, low]), decimalScalar.softplus(exact(low)))).toBeLessThanOrEqual(2)
      })
    )
  })

  it('does not overflow, and takes the ends to the limits', () => {
    const real = logSumExp(realScalar)
    expect(real([1e308, 1e308])).toBe(1e308)
    expect(real([-1e308, -1e308])).toBe(-1e308)
    expect([real([]), real([-Infinity, -Infinity]), real([1, Infinity]), real([-Infinity, 3])]).toEqual([
      -Infinity,
      -Infinity,
      Infinity,
      3
    ])
    expect([real([NaN, 1]), real([1, NaN]), real([Infinity, NaN])]).toEqual([NaN, NaN, NaN])
  })

  it('has the softmax as its gradient, saturated too: relative error within the rounding of xs[i] − m', () => {
    const derivative = (scalar: typeof dualScalar, xs: readonly number[], at: number) =>
      logSumExp(scalar)(xs.map((x, i) => ({ primal: x, tangent: i === at ? 1 : 0 }))).tangent
    const truths = dualOver(decimalScalar)
    const truth = (xs: readonly number[], at: number) =>
      logSumExp(truths)(xs.map((x, i) => ({ primal: exact(x), tangent: exact(i === at ? 1 : 0) }))).tangent
    fc.assert(
      fc.property(numbers(300), xs => {
        xs.forEach((_, at) => {
          const expected = truth(xs, at)
          const error = exact(derivative(dualScalar, xs, at))
            .sub(expected)
            .div(expected)
            .abs()
            .toNumber()
          expect(error).toBeLessThan(1e-13) // half an ulp of 600 is 5.7e-14
        })
      })
    )
  })
})
