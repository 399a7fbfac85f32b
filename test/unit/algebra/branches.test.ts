/** The sides that comparisons take are told in order, smooth operations tell none, and no run hears of another. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branchesOf } from '../../../src/algebra/branches.ts'
import { real } from '../../../src/algebra/real.ts'
import { matrixShape, structShape, vectorShape } from '../../../src/tensor/shape.ts'
import { matrix, vector } from '../../../src/tensor/tensor.ts'
import { extentsOfSize, ownTensor } from '../../../src/tensor/internal/tensor.ts'
import { within } from '../scalar/arbitraries.ts'
import { names, realSubject, run, smooth } from './cases.ts'

const image = (...values: readonly number[]) =>
  ownTensor<[1, 2, 4]>(extentsOfSize([1, 2, 4]), Float64Array.from(values))

describe('branches', () => {
  it('where: 1 for what is above zero and for a NaN, 0 for zero and below, in the order of the equation', () => {
    const sides = branchesOf(({ algebra: { map, where, num, negate }, constant }) =>
      map(z => where(z, z, where(negate(z), num(1), num(0))))(constant(vector([2, 0, -1, NaN])))
    )
    // of each component the inner one first
    expect(sides).toEqual([0, 1, 0, 0, 1, 0, 1, 1])
  })

  it('max: the place of the greatest, the first of equal ones, a NaN first of all', () => {
    const place = (a: number, b: number, c: number) =>
      branchesOf(({ algebra: { max }, constant }) => max(constant(vector([a, b, c]))))
    expect([place(1, 3, 2), place(2, 2, 2), place(1, NaN, 9), place(NaN, 1, NaN)]).toEqual([[1], [0], [1], [0]])
    expect(place(-Infinity, Infinity, Infinity)).toEqual([1])
  })

  it('maxPool: the place of the greatest of each block', () => {
    const places = (...values: readonly number[]) =>
      branchesOf(({ algebra: { maxPool }, constant }) => maxPool(2)(constant(image(...values))))
    expect(places(1, 2, 3, 4, 5, 0, 0, 4)).toEqual([4, 3])
    expect(places(0, 0, 0, 0, 0, 0, 0, NaN)).toEqual([0, 7])
  })

  it.each(names.filter(name => !['where', 'max', 'maxPool'].includes(name)))('%s has none', name => {
    const numbers = Array.from({ length: 61 }, (_, k) => Math.sin(k * k))
    const sides = branchesOf(({ algebra, constant }) => run(name, numbers)({ ...realSubject, algebra, constant }))
    expect(sides).toEqual([])
  })

  it('has the values of the real reading', () => {
    const numbers = fc.array(within(3), { minLength: 61, maxLength: 61 })
    for (const name of names)
      fc.assert(
        fc.property(numbers, xs => {
          branchesOf(({ algebra, constant }) => {
            expect(algebra).not.toBe(real)
            expect(run(name, xs)({ ...realSubject, algebra, constant })).toEqual(run(name, xs)(realSubject))
          })
        }),
        { numRuns: 10 }
      )
    expect(smooth.size).toBe(4)
  })

  it('takes trees, and is frozen', () => {
    const shape = structShape({ weights: matrixShape(1, 2), bias: vectorShape(1) })
    const theta = { weights: matrix([[1, -1]]), bias: vector([-0.5]) }
    const sides = branchesOf(({ algebra: { max, add, matVec }, constant, constants }) => {
      const { weights, bias } = constants(shape)(theta)
      return max(add(bias)(matVec(weights)(constant(vector([1, 2])))))
    })
    expect(sides).toEqual([0])
    expect(Object.isFrozen(sides)).toBe(true)
  })

  it('a run inside of another, and one that throws, leave the other alone', () => {
    const inner: (readonly number[])[] = []
    const sides = branchesOf(({ algebra: { where, num } }) => {
      where(num(1), num(0), num(0))
      inner.push(branchesOf(() => where(num(-1), num(0), num(0))))
      expect(() =>
        branchesOf(() => {
          where(num(-1), num(0), num(0))
          throw new Error('left')
        })
      ).toThrow('left')
      return where(num(2), num(0), num(0))
    })
    expect(sides).toEqual([1, 1])
    expect(inner).toEqual([[0]])
    expect(branchesOf(() => 0)).toEqual([])
  })
})
