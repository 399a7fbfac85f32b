/** Components and rows as tuples, and classes as targets. */
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  classTarget,
  classTargetFrom,
  matMul,
  matrix,
  matrixFrom,
  rows,
  showClassError,
  tuple,
  vector,
  vectorFrom,
  type Matrix,
  type Vector
} from 'lawgrad'

const numbers = fc.array(fc.double(), { minLength: 1, maxLength: 12 })

describe('tuple', () => {
  it('is the components, frozen', () => {
    fc.assert(
      fc.property(numbers, xs => {
        // as: what a door lends
        const made = E.map((x: Vector<number>) => tuple(x))(vectorFrom<number>(xs.length as never)(xs))
        expect(made).toEqual(E.right(xs))
        expect(E.isRight(made) && Object.isFrozen(made.right)).toBe(true)
      })
    )
    const [a, b] = tuple(vector([3, 4]))
    const product: number = a * b
    expect(product).toBe(12)
  })
})

describe('rows', () => {
  it('are what the components are, and a sum of rows is the product with ones', () => {
    const w = matrix([
      [1, 2, 3],
      [4, 5, 6]
    ])
    const [first, second] = rows(w)
    expect([[...first], [...second]]).toEqual(w.components)
    expect([...add(second)(first)]).toEqual([...matMul(matrix([[1, 1]]))(w)][0])
    expect(Object.isFrozen(rows(w))).toBe(true)
  })

  it('are as many as there are, of any matrix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (r, c) => {
        const arrays = Array.from({ length: r }, (_, i) => Array.from({ length: c }, (__, j) => i * c + j))
        // as: what a door lends
        const made = matrixFrom<number, number>(r as never, c as never)(arrays)
        expect(E.map((w: Matrix<number, number>) => rows(w).map(row => [...row]))(made)).toEqual(E.right(arrays))
      })
    )
  })
})

describe('classTarget', () => {
  it('is one at the class and zero elsewhere', () => {
    expect([0, 1, 2].map(k => classTargetFrom(3)(k))).toEqual(
      [classTarget(3)(0), classTarget(3)(1), classTarget(3)(2)].map(E.right)
    )
    expect([...classTarget(3)(1)]).toEqual([0, 1, 0])
    expect([...classTarget(1)(0)]).toEqual([1])
    expect([...classTarget(999)(998)].indexOf(1)).toBe(998)
  })

  it('refuses what is no class, in one sentence from both', () => {
    // as: what a caller without types does
    const untyped = classTarget(3) as (index: unknown) => unknown
    for (const got of [-1, 3, 0.5, NaN, Infinity]) {
      const error = classTargetFrom(3)(got)
      expect(error).toEqual(E.left({ _tag: 'ClassError', classes: 3, got }))
      const sentence = `expected a class, an integer from 0 to 2; got ${got}`
      expect(E.mapLeft(showClassError)(error)).toEqual(E.left(sentence))
      expect(() => untyped(got)).toThrow(new TypeError(sentence))
    }
    expect(() => untyped('1')).toThrow(TypeError)
  })
})

describe('a matrix the wrong way round', () => {
  it('is told to be transposed, from callers without types', () => {
    // as: what a caller without types does
    const tall = matrix([
      [1, 2],
      [3, 4],
      [5, 6]
    ]) as unknown as Matrix<2, 3>
    const wide = matrix([
      [1, 2, 3],
      [4, 5, 6]
    ])
    expect(() => add(wide)(tall)).toThrow(
      new TypeError("Type '[3, 2]' is not assignable to type '[2, 3]'. Transpose it.")
    )
    // as: as above
    const other = matrix([
      [1, 2],
      [3, 4]
    ]) as unknown as Matrix<2, 3>
    expect(() => add(wide)(other)).toThrow(new TypeError("Type '[2, 2]' is not assignable to type '[2, 3]'."))
  })
})
