/** Logarithm of a sum of exponentials, softmax and their kin: against the truth, at saturation, and free of the maximum that they take. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Algebra } from '../../../src/algebra/algebra.ts'
import type { Expr } from '../../../src/algebra/expr.ts'
import { readingOver } from '../../../src/algebra/over.ts'
import { boundedScalar } from '../../../src/scalar/bounded.ts'
import { dualOver, dualScalar } from '../../../src/scalar/dual.ts'
import { realScalar } from '../../../src/scalar/real.ts'
import type { Scalar } from '../../../src/scalar/scalar.ts'
import { extentsOfSize, ownTensor } from '../../../src/tensor/internal/tensor.ts'
import { within } from '../scalar/arbitraries.ts'
import { decimalScalar, exact } from '../scalar/decimal.ts'
import { ulp, ulps } from '../scalar/ulps.ts'
import { realSubject, subjectOver, type Subject } from './cases.ts'

const numbers = (limit: number) => fc.array(within(limit), { minLength: 1, maxLength: 6 })

/** logSumExp over a scalar, on scalars. */
const logSumExpOver = <S>(scalar: Scalar<S>) => {
  const { algebra, tensor, number } = readingOver(scalar)
  return (xs: readonly S[]): S => number(algebra.logSumExp(tensor(xs.length)(xs)))
}

const truth = logSumExpOver(decimalScalar)

describe.each([
  ['the real reading', realSubject],
  ['the reading over real numbers', subjectOver(realScalar)]
])('logSumExp in %s', (_, { algebra, constant, number }: Subject<number>) => {
  const logSumExp = (xs: readonly number[]): number =>
    number(algebra.logSumExp(constant(ownTensor(extentsOfSize(xs.length), Float64Array.from(xs)))))[0] ?? NaN

  it('is the truth to a few ulps of it and of the greatest number', () => {
    fc.assert(
      fc.property(fc.oneof(numbers(2), numbers(40), numbers(1000)), xs => {
        const expected = truth(xs.map(exact))
        const scale = Math.max(ulp(expected.toNumber()), ulp(Math.max(...xs)))
        expect(exact(logSumExp(xs)).sub(expected).abs().toNumber()).toBeLessThanOrEqual(8 * scale)
      })
    )
  })

  it('keeps the digits of what is tiny: logSumExp([0, a]) = softplus(a) for a ≤ 0', () => {
    fc.assert(
      fc.property(within(700), a => {
        const low = -Math.abs(a)
        expect(ulps(logSumExp([0, low]), decimalScalar.softplus(exact(low)))).toBeLessThanOrEqual(2)
      })
    )
  })

  it('does not overflow, and takes the ends to the limits', () => {
    expect(logSumExp([1e308, 1e308])).toBe(1e308)
    expect(logSumExp([-1e308, -1e308])).toBe(-1e308)
    expect([logSumExp([-Infinity, -Infinity]), logSumExp([1, Infinity]), logSumExp([-Infinity, 3])]).toEqual([
      -Infinity,
      Infinity,
      3
    ])
    expect([logSumExp([NaN, 1]), logSumExp([1, NaN]), logSumExp([Infinity, NaN])]).toEqual([NaN, NaN, NaN])
  })
})

describe('derivatives', () => {
  it('of logSumExp are the softmax, saturated too: relative error within the rounding of xᵢ − m', () => {
    const derivative = logSumExpOver(dualScalar)
    const truths = logSumExpOver(dualOver(decimalScalar))
    fc.assert(
      fc.property(numbers(300), xs => {
        xs.forEach((_, at) => {
          const expected = truths(xs.map((x, i) => ({ primal: exact(x), tangent: exact(i === at ? 1 : 0) }))).tangent
          const { tangent } = derivative(xs.map((primal, i) => ({ primal, tangent: i === at ? 1 : 0 })))
          // half an ulp of 600 is 5.7e-14
          expect(exact(tangent).sub(expected).div(expected).abs().toNumber()).toBeLessThan(1e-13)
        })
      })
    )
  })

  it('where all components are equal are those of the smooth function', () => {
    const { algebra, tensor, number, scalars } = readingOver(dualScalar)
    const x = tensor(4)([1, 0, 0, 0].map(tangent => ({ primal: 5, tangent })))
    expect(number(algebra.logSumExp(x)).tangent).toBe(0.25)
    expect(scalars(algebra.softmax(x)).map(a => a.tangent)).toEqual([0.1875, -0.0625, -0.0625, -0.0625])
    expect(scalars(algebra.negativeLogSoftmax(x)).map(a => a.tangent)).toEqual([-0.75, 0.25, 0.25, 0.25])
    expect(scalars(algebra.sumOfOthers(x)).map(a => a.tangent)).toEqual([0, 1, 1, 1])
  })
})

describe('bounds', () => {
  const { algebra, tensor, number, scalars } = readingOver(dualOver(boundedScalar))
  // logits of no more than rounding between them, as those of a network whose weights are zero
  const z = tensor(3)(
    [0, 2 ** -52, 0].map((value, k) => ({
      primal: { value: 1 + value, error: 2 ** -51 },
      tangent: boundedScalar.fromNumber(k)
    }))
  )

  it.each([
    [
      'sumOfOthers',
      ({ sumOfOthers }) =>
        a =>
          scalars(sumOfOthers(a))
    ],
    [
      'logSumExp',
      ({ logSumExp }) =>
        a => [number(logSumExp(a))]
    ],
    [
      'softmax',
      ({ softmax }) =>
        a =>
          scalars(softmax(a))
    ],
    [
      'negativeLogSoftmax',
      ({ negativeLogSoftmax }) =>
        a =>
          scalars(negativeLogSoftmax(a))
    ]
  ] satisfies readonly (readonly [string, (algebra: Algebra) => (a: Expr<3>) => readonly unknown[]])[])(
    'of %s do not widen where it cannot be told which is the greatest',
    (_, f) => {
      const results = f(algebra)(z)
      expect(results.length).toBeGreaterThan(0)
      for (const { primal, tangent } of results) {
        expect(primal.error).toBeLessThan(1e-14)
        expect(tangent.error).toBeLessThan(1e-14)
      }
    }
  )

  it('of max do: it has a kink there', () => {
    expect(number(algebra.max(z)).tangent.error).toBeGreaterThanOrEqual(1)
  })
})
