/** The choice by a sign: which branch is taken, what is kept of it, and what an error makes of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedScalar } from '../../../src/scalar/bounded.ts'
import { complexScalar } from '../../../src/scalar/complex.ts'
import { dualOver, dualScalar } from '../../../src/scalar/dual.ts'
import { realScalar } from '../../../src/scalar/real.ts'
import type { Scalar } from '../../../src/scalar/scalar.ts'
import { anyDouble, within } from './arbitraries.ts'
import { decimalScalar, exact } from './decimal.ts'

const taken =
  <S>({ where, fromNumber, real }: Scalar<S>) =>
  (a: number): number =>
    real(where(fromNumber(a), fromNumber(1), fromNumber(0)))

const all: readonly (readonly [string, (a: number) => number])[] = [
  ['real', taken(realScalar)],
  ['dual', taken(dualScalar)],
  ['dual over dual', taken(dualOver(dualScalar))],
  ['complex', taken(complexScalar)],
  ['bounded', taken(boundedScalar)],
  ['dual over bounded', taken(dualOver(boundedScalar))],
  ['decimal', taken(decimalScalar)]
]

describe.each(all)('where over %s numbers', (_, side) => {
  it('takes what is above zero, and a NaN, to the first; zero of both signs and below to the second', () => {
    expect([Infinity, 1, 5e-324, NaN].map(side)).toEqual([1, 1, 1, 1])
    expect([0, -0, -5e-324, -1, -Infinity].map(side)).toEqual([0, 0, 0, 0, 0])
    fc.assert(fc.property(anyDouble, a => side(a) === (a > 0 ? 1 : 0)))
  })
})

describe('where keeps all parts of the branch that it takes', () => {
  const [p, o] = [
    { primal: 1, tangent: 7 },
    { primal: 1, tangent: 9 }
  ]

  it('dual: chosen by the primal alone', () => {
    expect(dualScalar.where({ primal: 1, tangent: -1 }, p, o)).toEqual(p)
    expect(dualScalar.where({ primal: 0, tangent: 1 }, p, o)).toEqual(o)
    expect(dualScalar.where({ primal: 1, tangent: NaN }, p, { primal: NaN, tangent: NaN })).toEqual(p)
  })

  it('complex: chosen by the real part alone', () => {
    const [x, y] = [
      { re: 1, im: 7 },
      { re: 1, im: 9 }
    ]
    expect(complexScalar.where({ re: 1, im: -1 }, x, y)).toEqual(x)
    expect(complexScalar.where({ re: 0, im: 1 }, x, y)).toEqual(y)
  })
})

describe('where of a number with an error', () => {
  const { where } = boundedScalar
  const [p, o] = [
    { value: 3, error: 0.25 },
    { value: 1, error: 0.5 }
  ]

  it('takes one branch where zero is out of reach', () => {
    expect(where({ value: 1, error: 0.5 }, p, o)).toEqual(p)
    expect(where({ value: -1, error: 0.5 }, p, o)).toEqual(o)
    expect(where({ value: -1, error: 1 }, p, o)).toEqual(o) // nothing that it may be is above zero
    expect(where({ value: NaN, error: NaN }, p, o)).toEqual(p)
  })

  it('encloses both where zero is within reach: the value of the branch taken, the error widened by the other', () => {
    expect(where({ value: 1, error: 1 }, p, o)).toEqual({ value: 3, error: 2.5 })
    expect(where({ value: 0, error: 5e-324 }, p, o)).toEqual({ value: 1, error: 2.25 })
    expect(where({ value: -1, error: 2 }, p, o)).toEqual({ value: 1, error: 2.25 })
    expect(where({ value: 1, error: NaN }, p, o)).toEqual({ value: 3, error: 2.5 })
    expect(where({ value: 0, error: 1 }, { value: NaN, error: 0 }, o).error).toBeNaN()
  })

  it('knows that the difference of equal constants is zero', () => {
    fc.assert(
      fc.property(anyDouble, x => {
        const [a, b] = [boundedScalar.fromNumber(x), boundedScalar.fromNumber(x)]
        expect(where(boundedScalar.sub(a, b), p, o)).toEqual(o)
      })
    )
  })

  it('encloses the truth of a rectifier of a rounded product, on both sides of its kink', () => {
    const near = fc.tuple(within(2), within(2), fc.constantFrom(-1, 0, 1))
    fc.assert(
      fc.property(near, ([x, y, ulps]) => {
        const z = x * y * (1 + ulps * 2 ** -52)
        const relu = <S>({ where, sub, mul, zero, fromNumber }: Scalar<S>): S => {
          const d = sub(mul(fromNumber(x), fromNumber(y)), fromNumber(z))
          return where(d, fromNumber(1), zero)
        }
        const { value, error } = relu(boundedScalar)
        expect(exact(value).sub(relu(decimalScalar)).abs().toNumber()).toBeLessThanOrEqual(error)
      }),
      { numRuns: 500 }
    )
  })
})

describe('the instances', () => {
  it('are frozen, their constants too', () => {
    for (const scalar of [realScalar, dualScalar, complexScalar, boundedScalar, dualOver(boundedScalar)])
      expect([scalar, scalar.zero, scalar.one].every(part => Object.isFrozen(part))).toBe(true)
  })
})
