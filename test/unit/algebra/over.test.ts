/** The readings over scalars agree with the real one on every operation, bounds enclose the truth, and derivatives are those of the algebra. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { over, readingOver } from '../../../src/algebra/over.ts'
import { real } from '../../../src/algebra/real.ts'
import { boundedScalar } from '../../../src/scalar/bounded.ts'
import { complexScalar } from '../../../src/scalar/complex.ts'
import { dualOver, dualScalar } from '../../../src/scalar/dual.ts'
import { realScalar } from '../../../src/scalar/real.ts'
import { matrixShape, structShape, vectorShape } from '../../../src/tensor/shape.ts'
import { matrix, vector } from '../../../src/tensor/tensor.ts'
import { dyadic, within } from '../scalar/arbitraries.ts'
import { decimalScalar, exact } from '../scalar/decimal.ts'
import { names, realSubject, run, smooth, subjectOver } from './cases.ts'

/** Enough for every case, with equal ones among them. */
const some = (one: fc.Arbitrary<number>): fc.Arbitrary<readonly number[]> =>
  fc.array(one, { minLength: 61, maxLength: 61 })
const ordinary = some(fc.oneof(within(3), within(3), fc.integer({ min: -2, max: 2 })))
const hostile = some(fc.oneof(within(3), fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 1e308, -1e308, 5e-324)))

const dualBounded = dualOver(boundedScalar)

it('there is a case for every operation', () => {
  expect(names.toSorted()).toEqual(Object.keys(real).toSorted())
  expect(Object.keys(over(dualScalar)).toSorted()).toEqual(Object.keys(real).toSorted())
})

describe.each(names)('%s', name => {
  it('over real numbers is the real one, bit for bit, on all that doubles can be', () => {
    const subject = subjectOver(realScalar)
    const numbers = smooth.has(name) ? ordinary : fc.oneof(ordinary, hostile)
    fc.assert(
      fc.property(numbers, xs => {
        const [got, expected] = [run(name, xs)(subject), run(name, xs)(realSubject)]
        expect(got.length).toBe(expected.length)
        got.forEach((x, k) => {
          const y = expected[k] ?? NaN
          // equal greatest components are summed in another order
          if (smooth.has(name)) expect(Math.abs(x - y)).toBeLessThanOrEqual(4 * Number.EPSILON * Math.abs(y))
          else expect(x + 0).toBe(y + 0)
        })
      }),
      { numRuns: 60 }
    )
  })

  it('over dual, bounded and dual bounded numbers has the value that it has over real ones', () => {
    fc.assert(
      fc.property(ordinary, xs => {
        const expected = run(name, xs)(subjectOver(realScalar))
        expect(run(name, xs)(subjectOver(dualScalar)).map(a => a.primal)).toEqual(expected)
        expect(run(name, xs)(subjectOver(boundedScalar)).map(a => a.value)).toEqual(expected)
        expect(run(name, xs)(subjectOver(dualBounded)).map(a => a.primal.value)).toEqual(expected)
      }),
      { numRuns: 40 }
    )
  })

  it('over complex numbers has the real part that it has over real ones, up to rounding, and no imaginary one', () => {
    fc.assert(
      fc.property(ordinary, xs => {
        const expected = run(name, xs)(realSubject)
        run(
          name,
          xs
        )(subjectOver(complexScalar)).forEach(({ re, im }, k) => {
          const y = expected[k] ?? NaN
          if (Number.isFinite(y)) expect(Math.abs(re - y)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(y)))
          if (Number.isFinite(y)) expect(im + 0).toBe(0)
        })
      }),
      { numRuns: 40 }
    )
  })

  it('over bounded numbers encloses the truth of 60 digits', () => {
    fc.assert(
      fc.property(ordinary, xs => {
        const truth = run(name, xs)(subjectOver(decimalScalar))
        run(
          name,
          xs
        )(subjectOver(boundedScalar)).forEach(({ value, error }, k) => {
          const off = truth[k]?.sub(exact(value)).abs().toNumber() ?? NaN
          if (Number.isFinite(value) && Number.isFinite(error)) {
            expect(off).toBeLessThanOrEqual(error * (1 + 1e-9))
            expect(error).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)))
          }
        })
      }),
      { numRuns: 25 }
    )
  })
})

describe('the greatest over scalars that carry more than a number', () => {
  const duals = readingOver(dualScalar)
  const two = (a: number, b: number) =>
    duals.number(
      duals.algebra.max(
        duals.tensor(2)([
          { primal: a, tangent: 7 },
          { primal: b, tangent: 9 }
        ])
      )
    )

  it('is the first of equal ones, of infinite ones too, with its tangent', () => {
    expect([two(1, 1), two(0, -0), two(1, 2), two(2, 1)].map(a => a.tangent)).toEqual([7, 7, 9, 7])
    expect(two(Infinity, Infinity)).toEqual({ primal: Infinity, tangent: 7 })
    expect(two(-Infinity, -Infinity)).toEqual({ primal: -Infinity, tangent: 7 })
    expect(two(-Infinity, Infinity)).toEqual({ primal: Infinity, tangent: 9 })
  })

  it('is a NaN where there is one', () => {
    for (const [a, b] of [
      [NaN, 1],
      [1, NaN],
      [NaN, Infinity],
      [-Infinity, NaN],
      [NaN, NaN]
    ] as const)
      expect(two(a, b).primal).toBeNaN()
  })

  it('encloses both of what cannot be told apart, and no more', () => {
    const { algebra, tensor, number } = readingOver(boundedScalar)
    const max = number(
      algebra.max(
        tensor(2)([
          { value: 1, error: 0.25 },
          { value: 1.25, error: 0.25 }
        ])
      )
    )
    expect(max).toEqual({ value: 1.25, error: 0.5 })
  })

  it('unpool brings cotangents with their tangents to the place of the greatest: the first of equal ones, the first NaN', () => {
    const { algebra, tensor, scalars } = duals
    const at = (xs: readonly number[]) =>
      scalars(
        algebra.unpool(2)(tensor([1, 2, 2])(xs.map(primal => ({ primal, tangent: 1 }))))(
          tensor([1, 1, 1])([{ primal: 3, tangent: 5 }])
        )
      ).map(({ primal, tangent }) => [primal, tangent])
    const none = [0, 0]
    expect(at([1, 2, 2, 0])).toEqual([none, [3, 5], none, none])
    expect(at([1, 1, 1, 1])).toEqual([[3, 5], none, none, none])
    expect(at([4, NaN, 9, NaN])).toEqual([none, [3, 5], none, none])
    expect(at([4, Infinity, Infinity, 0])).toEqual([none, [3, 5], none, none])
  })

  it('unpool is the adjoint of maxPool: ⟨c, maxPool′(x)·u⟩ = ⟨unpool(x)(c), u⟩, exactly on dyadic numbers', () => {
    const { algebra, tensor, scalars } = duals
    fc.assert(
      fc.property(
        fc.array(fc.tuple(dyadic, dyadic), { minLength: 16, maxLength: 16 }),
        fc.array(dyadic, { minLength: 4, maxLength: 4 }),
        (xs, cs) => {
          const x = tensor([1, 4, 4])(xs.map(([primal, tangent]) => ({ primal, tangent })))
          const pooled = scalars(algebra.maxPool(2)(x))
          const back = scalars(algebra.unpool(2)(x)(tensor([1, 2, 2])(cs.map(dualScalar.fromNumber))))
          const left = pooled.reduce((sum, { tangent }, k) => sum + tangent * (cs[k] ?? NaN), 0)
          const right = back.reduce((sum, { primal }, k) => sum + primal * (xs[k]?.[1] ?? NaN), 0)
          expect(left).toBe(right)
        }
      )
    )
  })
})

describe('what goes in comes out', () => {
  const { tensor, scalars, num, number, flatten, unflatten, constants, constant } = readingOver(dualScalar)
  const shape = structShape({ weights: matrixShape(2, 2), bias: vectorShape(1) })
  const list = [1, 2, 3, 4, 5].map(primal => ({ primal, tangent: -primal }))

  it('numbers, tensors and trees', () => {
    expect(number(num({ primal: 1, tangent: 2 }))).toEqual({ primal: 1, tangent: 2 })
    expect(scalars(tensor(5)(list))).toEqual(list)
    expect(flatten(shape)(unflatten(shape)(list))).toEqual(list)
    expect(scalars(unflatten(shape)(list).bias)).toEqual(list.slice(4))
    expect(scalars(constant(vector([1, 2]))).map(a => a.tangent)).toEqual([0, 0])
    const real = { weights: matrix([[1, 2], [3, 4]]), bias: vector([5]) } // prettier-ignore
    expect(flatten(shape)(constants(shape)(real)).map(a => a.primal)).toEqual([1, 2, 3, 4, 5])
  })

  it('is copied and frozen', () => {
    const own = [...list]
    const x = tensor(5)(own)
    own.reverse()
    expect(scalars(x)).toEqual(list)
    expect([x, scalars(x), unflatten(shape)(list), flatten(shape)(unflatten(shape)(list))].every(Object.isFrozen)).toBe(
      true
    )
  })

  it('a wrong number of scalars and the tensor of another reading are defects', () => {
    expect(() => tensor(4)(list)).toThrow("Type '5' is not assignable to type '4'.")
    expect(() => unflatten(shape)([])).toThrow("Type '0' is not assignable to type '5'.")
    expect(() => scalars(readingOver(complexScalar).constant(vector([1])))).toThrow('expected an Expr of the reading')
    expect(() => over(dualScalar).sum(readingOver(complexScalar).constant(vector([1])))).toThrow('expected an Expr')
  })

  it('the same scalar gives the same reading', () => {
    expect(over(dualScalar)).toBe(readingOver(dualScalar).algebra)
    expect(over(dualOver(realScalar))).not.toBe(over(dualScalar))
  })
})
