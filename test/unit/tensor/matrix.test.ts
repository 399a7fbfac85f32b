import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  add,
  dot,
  getMatrixRing,
  getTensorEq,
  getTensorShow,
  identityMatrix,
  map,
  matMul,
  matrix,
  matrixBy,
  matrixFrom,
  matVec,
  outer,
  scale,
  showSizeError,
  subtract,
  transpose,
  transposedMatVec,
  vector,
  zeroMatrix,
  zipWith,
  type Matrix
} from 'lawgrad'
import { ordinary } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { exactly, forAllSizes, matrixOf, plain, vectorOf } from './arbitraries.ts'

/** Equality of matrices of the shape of one. */
const eqOf = <R extends number, C extends number>(..._like: readonly Matrix<R, C>[]) => getTensorEq<[R, C]>()

describe('examples', () => {
  const a = matrix([
    [1, 2, 3],
    [4, 5, 6]
  ])
  const b = matrix([
    [0, 1, 0],
    [2, 0, -1]
  ])

  it.each([
    [
      'add',
      pipe(a, add(b)).components,
      [
        [1, 3, 3],
        [6, 5, 5]
      ]
    ],
    [
      'subtract: the one given last is reduced',
      pipe(a, subtract(b)).components,
      [
        [1, 1, 3],
        [2, 5, 7]
      ]
    ],
    [
      'scale',
      scale(2)(a).components,
      [
        [2, 4, 6],
        [8, 10, 12]
      ]
    ],
    [
      'map',
      map(x => -x)(a).components,
      [
        [-1, -2, -3],
        [-4, -5, -6]
      ]
    ],
    [
      'zipWith: (last, first)',
      pipe(a, zipWith((x, y) => 10 * x + y)(b)).components,
      [
        [10, 21, 30],
        [42, 50, 59]
      ]
    ],
    [
      'transpose',
      transpose(a).components,
      [
        [1, 4],
        [2, 5],
        [3, 6]
      ]
    ],
    [
      'matMul: A·B with B given last',
      pipe(transpose(b), matMul(a)).components,
      [
        [2, -1],
        [5, 2]
      ]
    ],
    [
      'outer',
      pipe(vector([3, 4, 5]), outer(vector([1, 2]))).components,
      [
        [3, 4, 5],
        [6, 8, 10]
      ]
    ],
    [
      'identityMatrix',
      identityMatrix(2).components,
      [
        [1, 0],
        [0, 1]
      ]
    ],
    ['zeroMatrix', zeroMatrix(1, 2).components, [[0, 0]]],
    [
      'matrixBy',
      matrixBy(2, 3)((r, c) => 10 * r + c).components,
      [
        [0, 1, 2],
        [10, 11, 12]
      ]
    ],
    [
      'iterator',
      [...a],
      [
        [1, 2, 3],
        [4, 5, 6]
      ]
    ],
    ['matVec', matVec(a)(vector([1, 0, -1])).components, [-2, -2]],
    ['transposedMatVec', transposedMatVec(a)(vector([1, -1])).components, [-3, -3, -3]]
  ])('%s', (_, result, expected) => expect(result).toEqual(expected))

  it('says its size', () =>
    expect([a.size, transpose(a).size]).toEqual([
      [2, 3],
      [3, 2]
    ]))

  it('prints', () => expect(getTensorShow<[2, 3]>().show(a)).toBe('[[1, 2, 3], [4, 5, 6]]'))

  it('matrixFrom says what was expected and what came', () => {
    expect(
      pipe(
        [[1, 2]],
        matrixFrom(1, 2),
        E.map(w => w.components)
      )
    ).toEqual(E.right([[1, 2]]))
    expect(pipe(matrixFrom(2, 2)([[1, 2]]), E.mapLeft(showSizeError))).toEqual(
      E.left("rows: Type '1' is not assignable to type '2'; give an array of 2 rows")
    )
    expect(pipe(matrixFrom(2, 2)([[1, 2], [3]]), E.mapLeft(showSizeError))).toEqual(
      E.left("columns: Type '1' is not assignable to type '2'; give an array of 2 columns")
    )
  })
})

describe('exact laws on dyadic numbers', () => {
  it('square matrices are a ring', () =>
    forAllSizes((n, _c, _k, draw) => {
      const { zero, one, add, sub, mul } = getMatrixRing(n)
      const [a, b, c] = [draw(matrixOf(n, n)), draw(matrixOf(n, n)), draw(matrixOf(n, n))]
      expect(plain(add(add(a, b), c))).toEqual(plain(add(a, add(b, c))))
      expect(plain(add(a, b))).toEqual(plain(add(b, a)))
      expect(plain(add(a, zero))).toEqual(plain(a))
      expect(plain(sub(a, a))).toEqual(plain(zero))
      expect(plain(add(sub(a, b), b))).toEqual(plain(a))
      expect(plain(mul(mul(a, b), c))).toEqual(plain(mul(a, mul(b, c))))
      expect(plain(mul(a, one))).toEqual(plain(a))
      expect(plain(mul(one, a))).toEqual(plain(a))
      expect(plain(mul(a, add(b, c)))).toEqual(plain(add(mul(a, b), mul(a, c))))
      expect(plain(mul(add(a, b), c))).toEqual(plain(add(mul(a, c), mul(b, c))))
    }))

  it('is not commutative', () => {
    const { mul } = getMatrixRing(2)
    const [a, b] = [
      matrix([
        [0, 1],
        [0, 0]
      ]),
      matrix([
        [0, 0],
        [1, 0]
      ])
    ]
    expect(mul(a, b).components).not.toEqual(mul(b, a).components)
  })

  it('transposition is a linear involution that turns products around', () =>
    forAllSizes((r, c, k, draw) => {
      const [a, b, d] = [draw(matrixOf(r, k)), draw(matrixOf(k, c)), draw(matrixOf(r, k))]
      expect(plain(transpose(transpose(a)))).toEqual(plain(a))
      expect(plain(transpose(add(d)(a)))).toEqual(plain(add(transpose(d))(transpose(a))))
      expect(plain(transpose(matMul(a)(b)))).toEqual(plain(matMul(transpose(b))(transpose(a))))
    }))

  it('⟨W·x, y⟩ = ⟨x, Wᵀ·y⟩, and Wᵀ·y needs no Wᵀ', () =>
    forAllSizes((r, c, _k, draw) => {
      const [w, x, y] = [draw(matrixOf(r, c)), draw(vectorOf(c)), draw(vectorOf(r))]
      expect(dot(y)(matVec(w)(x))).toBe(dot(transposedMatVec(w)(y))(x))
      expect(plain(transposedMatVec(w)(y))).toEqual(plain(matVec(transpose(w))(y)))
    }))

  it('matVec is linear in both and agrees with matMul', () =>
    forAllSizes((r, c, k, draw) => {
      const [a, b, x, z] = [draw(matrixOf(r, c)), draw(matrixOf(c, k)), draw(vectorOf(k)), draw(vectorOf(k))]
      const s = draw(exactly)
      expect(plain(matVec(matMul(a)(b))(x))).toEqual(plain(matVec(a)(matVec(b)(x))))
      expect(plain(matVec(b)(add(z)(x)))).toEqual(plain(add(matVec(b)(z))(matVec(b)(x))))
      expect(plain(matVec(b)(scale(s)(x)))).toEqual(plain(scale(s)(matVec(b)(x))))
      expect(plain(matVec(scale(s)(b))(x))).toEqual(plain(scale(s)(matVec(b)(x))))
      expect(plain(matVec(identityMatrix(k))(x))).toEqual(plain(x))
    }))

  it('the outer product has rank one: (a·bᵀ)·x = ⟨b, x⟩·a, transposed b·aᵀ', () =>
    forAllSizes((r, c, _k, draw) => {
      const [a, b, x] = [draw(vectorOf(r)), draw(vectorOf(c)), draw(vectorOf(c))]
      expect(plain(matVec(outer(a)(b))(x))).toEqual(plain(scale(dot(x)(b))(a)))
      expect(plain(transpose(outer(a)(b)))).toEqual(plain(outer(b)(a)))
    }))
})

describe('tolerance laws on ordinary numbers', () => {
  it('(A·B)·x = A·(B·x) within the bound of the operation count', () =>
    fc.assert(
      fc.property(
        matrixOf<3, 4>(3, 4, ordinary(10)),
        matrixOf<4, 5>(4, 5, ordinary(10)),
        vectorOf<5>(5, ordinary(10)),
        (a, b, x) => {
          const sizes = matVec(map(Math.abs)(a))(matVec(map(Math.abs)(b))(map(Math.abs)(x)))
          const [left, right] = [matVec(matMul(a)(b))(x), matVec(a)(matVec(b)(x))]
          left.components.forEach((l, i) => {
            expect(Math.abs(l - (right.components[i] ?? Number.NaN))).toBeLessThanOrEqual(
              2 * (4 + 5) * Number.EPSILON * (sizes.components[i] ?? 0)
            )
          })
        }
      )
    ))
})

describe('Eq', () => {
  it('compares shape and every component', () =>
    forAllSizes((r, c, _k, draw) => {
      const a = draw(matrixOf(r, c))
      const eq = eqOf(a)
      const k = draw(fc.nat({ max: Number(r) * Number(c) - 1 }))
      const other = matrixBy(
        r,
        c
      )((i, j) => {
        const x = a.components[i]?.[j] ?? Number.NaN
        return i * Number(c) + j === k ? x + 1 : x
      })
      expect(eq.equals(a, map(x => x)(a))).toBe(true)
      expect(eq.equals(a, other)).toBe(false)
      expect(eq.equals(other, a)).toBe(false)
    }))

  it('tells shapes apart for callers without types', () => {
    const { equals } = getTensorEq<[2, 3]>()
    const [a, b]: readonly unknown[] = [matrixBy(2, 3)(() => 1), matrixBy(3, 2)(() => 1)]
    expect(Reflect.apply(equals, undefined, [a, b])).toBe(false)
  })
})
