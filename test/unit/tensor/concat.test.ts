import { pipe } from 'fp-ts/lib/function.js'
import { concat, dot, flattenRows, foldRows, matrix, splitAt, vector, type Matrix, type Vector } from 'lawgrad'
import { hostile } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { forAllSizes, matrixOf, plain, vectorOf } from './arbitraries.ts'

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

describe('examples', () => {
  it('[a, b] and its parts', () => {
    const x: Vector<3> = pipe(vector([1]), concat(vector([2, 3])))
    const [first, rest]: readonly [Vector<1>, Vector<2>] = splitAt(1, 2)(x)
    expect([x.components, first.components, rest.components]).toEqual([[1, 2, 3], [1], [2, 3]])
  })

  it('the components of a matrix, row by row, and back', () => {
    const x: Vector<6> = flattenRows(
      matrix([
        [1, 2, 3],
        [4, 5, 6]
      ])
    )
    const w: Matrix<3, 2> = foldRows(3, 2)(x)
    expect(x.components).toEqual([1, 2, 3, 4, 5, 6])
    expect(w.components).toEqual([
      [1, 2],
      [3, 4],
      [5, 6]
    ])
  })
})

describe('laws', () => {
  it('splitAt takes apart what concat put together, bit for bit', () =>
    forAllSizes((n, m, _k, draw) => {
      const [a, b] = [draw(vectorOf(n, hostile)), draw(vectorOf(m, hostile))]
      const [first, rest] = splitAt(n, m)(concat(b)(a))
      expect([[...first], [...rest]]).toEqual([[...a], [...b]])
    }))

  it('concat puts together what splitAt took apart', () =>
    forAllSizes((n, m, _k, draw) => {
      const x = concat(draw(vectorOf(m)))(draw(vectorOf(n)))
      const [first, rest] = splitAt(n, m)(x)
      expect(concat(rest)(first)).toEqual(x)
    }))

  it('concat is associative in its components', () =>
    forAllSizes((n, m, k, draw) => {
      const [a, b, c] = [draw(vectorOf(n)), draw(vectorOf(m)), draw(vectorOf(k))]
      expect([...concat(concat(c)(b))(a)]).toEqual([...concat(c)(concat(b)(a))])
    }))

  it('the inner product of concatenations is the sum of inner products', () =>
    forAllSizes((n, m, _k, draw) => {
      const [a, b, c, d] = [draw(vectorOf(n)), draw(vectorOf(m)), draw(vectorOf(n)), draw(vectorOf(m))]
      expect(dot(concat(d)(c))(concat(b)(a))).toBe(dot(c)(a) + dot(d)(b))
    }))

  it('foldRows is the inverse of flattenRows, bit for bit', () =>
    forAllSizes((r, c, _k, draw) => {
      const w = draw(matrixOf(r, c, hostile))
      const x = flattenRows(w)
      expect([...foldRows(r, c)(x)]).toEqual([...w])
      expect(plain(flattenRows(foldRows(r, c)(x)))).toEqual(plain(x))
    }))
})

describe('callers without types', () => {
  it('are refused with the words of the compiler', () => {
    expect(() => call(splitAt(1, 1), vector([1, 2, 3]))).toThrow("Type '3' is not assignable to type '2'.")
    expect(() => call(foldRows(2, 2), vector([1, 2, 3]))).toThrow('expected 2 × 2 components; got 3')
    expect(() => call(concat(vector([1])), [2])).toThrow('expected a Tensor; got object')
  })
})
