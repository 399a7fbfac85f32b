import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  add,
  dot,
  getTensorEq,
  getTensorShow,
  hadamard,
  map,
  norm,
  scale,
  showSizeError,
  subtract,
  vector,
  vectorBy,
  vectorFrom,
  zeros,
  zipWith,
  type Vector
} from 'lawgrad'
import { dyadic, hostile, ordinary } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { exactly, forAllSizes, plain, vectorOf } from './arbitraries.ts'

/** Equality of vectors of the size of one. */
const eqOf = <N extends number>(..._like: readonly Vector<N>[]) => getTensorEq<N>()

describe('examples', () => {
  const [a, b] = [vector([1, 2, 3]), vector([4, -5, 6])]

  it.each([
    ['add', pipe(a, add(b)), [5, -3, 9]],
    ['subtract: the operand given last is reduced', pipe(a, subtract(b)), [-3, 7, -3]],
    ['hadamard', pipe(a, hadamard(b)), [4, -10, 18]],
    ['scale', pipe(a, scale(-2)), [-2, -4, -6]],
    [
      'map has the index',
      pipe(
        a,
        map((x, i) => 10 * x + i)
      ),
      [10, 21, 32]
    ],
    ['zipWith: (last, first)', pipe(a, zipWith((x, y) => 10 * x + y)(b)), [14, 15, 36]],
    ['vectorBy', vectorBy(3)(i => i * i), [0, 1, 4]],
    ['zeros', zeros(3), [0, 0, 0]]
  ])('%s', (_, result, expected) => {
    expect([...result]).toEqual(expected)
    expect(result.components).toEqual(expected)
    expect(result.size).toBe(3)
  })

  it('dot and norm', () => {
    expect(dot(a)(b)).toBe(12)
    expect(norm(vector([3, 4]))).toBe(5)
  })

  it('vectorFrom says what was expected and what came', () => {
    expect(vectorFrom(3)([1, 2])).toEqual(E.left({ _tag: 'SizeError', what: 'components', expected: 3, got: 2 }))
    expect(pipe(vectorFrom(2)([1, 2, 3]), E.mapLeft(showSizeError))).toEqual(
      E.left("components: Type '3' is not assignable to type '2'; give an array of 2 numbers")
    )
    expect(
      pipe(
        [1, 2, 3],
        vectorFrom(3),
        E.map(a => a.components)
      )
    ).toEqual(E.right([1, 2, 3]))
  })

  it('prints', () => {
    expect(getTensorShow<3>().show(a)).toBe('[1, 2, 3]')
    expect(String(a)).toBe('[1, 2, 3]')
  })
})

describe('vector space, exactly on dyadic numbers', () => {
  it('addition is an abelian group', () =>
    forAllSizes((_r, n, _k, draw) => {
      const [a, b, c] = [draw(vectorOf(n)), draw(vectorOf(n)), draw(vectorOf(n))]
      expect(plain(add(c)(add(b)(a)))).toEqual(plain(add(add(c)(b))(a)))
      expect(plain(add(b)(a))).toEqual(plain(add(a)(b)))
      expect(plain(add(zeros(n))(a))).toEqual(plain(a))
      expect(plain(add(scale(-1)(a))(a))).toEqual(plain(zeros(n)))
      expect(plain(subtract(b)(a))).toEqual(plain(add(scale(-1)(b))(a)))
    }))

  it('scaling distributes and composes', () =>
    forAllSizes((_r, n, _k, draw) => {
      const [a, b] = [draw(vectorOf(n)), draw(vectorOf(n))]
      const [s, t] = [draw(exactly), draw(exactly)]
      expect(plain(scale(s)(add(b)(a)))).toEqual(plain(add(scale(s)(b))(scale(s)(a))))
      expect(plain(scale(s + t)(a))).toEqual(plain(add(scale(t)(a))(scale(s)(a))))
      expect(plain(scale(s)(scale(t)(a)))).toEqual(plain(scale(s * t)(a)))
      expect(plain(scale(1)(a))).toEqual(plain(a))
    }))

  it('the dot product is bilinear, symmetric, and the sum of the Hadamard product', () =>
    forAllSizes((_r, n, _k, draw) => {
      const [a, b, c] = [draw(vectorOf(n)), draw(vectorOf(n)), draw(vectorOf(n))]
      const s = draw(exactly)
      expect(dot(b)(a)).toBe(dot(a)(b))
      expect(dot(c)(add(b)(a))).toBe(dot(c)(a) + dot(c)(b))
      expect(dot(b)(scale(s)(a)) + 0).toBe(s * dot(b)(a) + 0)
      expect(dot(b)(a)).toBe([...hadamard(b)(a)].reduce((sum, x) => sum + x, 0))
    }))

  it('map is a functor', () =>
    forAllSizes((_r, n, _k, draw) => {
      const a = draw(vectorOf(n))
      const [f, g] = [(x: number) => 2 * x, (x: number) => x - 1]
      expect(plain(map(x => x)(a))).toEqual(plain(a))
      expect(plain(map(x => g(f(x)))(a))).toEqual(plain(map(g)(map(f)(a))))
    }))
})

describe('tolerance laws on ordinary numbers', () => {
  const n = 7
  const some = vectorOf<7>(n, ordinary(100))

  it('Σ aᵢ·bᵢ is within 2N·ε·Σ|aᵢ·bᵢ| of the sum in any order', () =>
    fc.assert(
      fc.property(some, some, (a, b) => {
        const products = [...hadamard(b)(a)]
        const backwards = products.reduceRight((sum, x) => sum + x, 0)
        const size = products.reduce((sum, x) => sum + Math.abs(x), 0)
        expect(Math.abs(dot(b)(a) - backwards)).toBeLessThanOrEqual(2 * n * Number.EPSILON * size)
      })
    ))

  it('Cauchy–Schwarz, triangle, homogeneity', () =>
    fc.assert(
      fc.property(some, some, ordinary(10), (a, b, s) => {
        const slack = 1 + 20 * Number.EPSILON
        expect(Math.abs(dot(b)(a))).toBeLessThanOrEqual(norm(a) * norm(b) * slack)
        expect(norm(add(b)(a))).toBeLessThanOrEqual((norm(a) + norm(b)) * slack)
        expect(Math.abs(norm(scale(s)(a)) - Math.abs(s) * norm(a))).toBeLessThanOrEqual(
          20 * Number.EPSILON * Math.abs(s) * norm(a)
        )
      })
    ))

  it('the norm neither overflows nor vanishes', () => {
    expect(norm(vector([3e300, 4e300]))).toBe(5e300)
    expect(norm(vector([3e-300, 4e-300]))).toBe(5e-300)
    expect(norm(vector([0, -0]))).toBe(0)
    expect(norm(vector([1, -Infinity]))).toBe(Infinity)
    expect(norm(vector([Infinity, Number.NaN]))).toBeNaN()
  })
})

describe('totality on hostile numbers', () => {
  it('nothing throws, and each component is the one of doubles', () =>
    forAllSizes((_r, n, _k, draw) => {
      const [a, b] = [draw(vectorOf(n, hostile)), draw(vectorOf(n, hostile))]
      const [as, bs] = [[...a], [...b]]
      const each = (f: (x: number, y: number) => number) => as.map((x, i) => f(x, bs[i] ?? Number.NaN))
      expect([...add(b)(a)]).toEqual(each((x, y) => x + y))
      expect([...subtract(b)(a)]).toEqual(each((x, y) => x - y))
      expect([...hadamard(b)(a)]).toEqual(each((x, y) => x * y))
      expect(dot(b)(a)).toEqual(each((x, y) => x * y).reduce((sum, x) => sum + x, 0))
      expect(norm(a) >= 0 || as.some(Number.isNaN)).toBe(true)
    }))

  it('components pass through bit for bit, signed zeros too', () =>
    forAllSizes((_r, n, _k, draw) => {
      const a = draw(vectorOf(n, hostile))
      const copy = vectorFrom(n)([...a])
      expect(E.isRight(copy) && copy.right.components.every((x, i) => Object.is(x, a.components[i]))).toBe(true)
    }))
})

describe('Eq', () => {
  const { equals } = getTensorEq<number>()

  it('is an equivalence that compares every component', () =>
    forAllSizes((_r, n, _k, draw) => {
      const [a, b] = [draw(vectorOf(n, dyadic(1))), draw(vectorOf(n, dyadic(1)))]
      const eq = eqOf(a)
      expect(eq.equals(a, a)).toBe(true)
      expect(eq.equals(a, map(x => x)(a))).toBe(true)
      expect(eq.equals(a, b)).toBe(eq.equals(b, a))
      expect(eq.equals(a, b)).toBe([...a].every((x, i) => x === [...b][i]))
      const k = draw(fc.nat({ max: Number(n) - 1 }))
      expect(eq.equals(a, map((x, i) => (i === k ? x + 1 : x))(a))).toBe(false)
    }))

  it('depends on numbers alone, not on which object holds them', () => {
    const nan = vector([Number.NaN])
    expect(getTensorEq<1>().equals(nan, nan)).toBe(false)
    expect(getTensorEq<1>().equals(vector([0]), vector([-0]))).toBe(true)
  })

  it('tells lengths apart for callers without types', () => {
    const [two, three]: readonly unknown[] = [vector([1, 2]), vector([1, 2, 3])]
    expect(Reflect.apply(equals, undefined, [two, three])).toBe(false)
    expect(Reflect.apply(equals, undefined, [three, two])).toBe(false)
  })
})
