/** Tensors of any rank: what they are made of, what they show, and that nothing in them changes. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { inspect } from 'node:util'
import {
  add,
  dot,
  getTensorEq,
  getTensorShow,
  hadamard,
  map,
  matrix,
  norm,
  scale,
  showSizeError,
  subtract,
  tensorFrom,
  tensorShape,
  vector,
  zipWith,
  type Tensor
} from 'lawgrad'
import { hostile } from 'lawgrad/laws'
import { describe, expect, expectTypeOf, it } from 'vitest'
import fc from 'fast-check'
import { exactly, plain, tensorOf } from './arbitraries.ts'
import { E2, attacks } from './attacks.ts'

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

const twelve = Array.from({ length: 12 }, (_, k) => k)
const image = (): Tensor<[2, 3, 2]> => E2(tensorFrom([2, 3, 2])(twelve))
const nested = [
  [
    [0, 1],
    [2, 3],
    [4, 5]
  ],
  [
    [6, 7],
    [8, 9],
    [10, 11]
  ]
]

describe('a tensor of three axes', () => {
  it('has its size and its components, the first axis outermost', () => {
    const x = image()
    expect(x.size).toEqual([2, 3, 2])
    expect(x.components).toEqual(nested)
    expect([...x]).toEqual(nested)
    expect(x.components[1]?.[2]?.[0]).toBe(10)
    expectTypeOf(x.size).toEqualTypeOf<[2, 3, 2]>()
  })

  it('prints', () => {
    const text = '[[[0, 1], [2, 3], [4, 5]], [[6, 7], [8, 9], [10, 11]]]'
    expect(String(image())).toBe(text)
    expect(getTensorShow<[2, 3, 2]>().show(image())).toBe(text)
    expect(inspect(image())).toBe(`Tensor(2×3×2) ${text}`)
    expect(inspect(vector([1, 2]))).toBe('Vector(2) [1, 2]')
    expect(inspect(matrix([[1, 2]]))).toBe('Matrix(1×2) [[1, 2]]')
  })

  it('is frozen to the bottom', () => {
    const x = image()
    const parts: readonly unknown[] = [x, x.size, x.components, x.components[0], x.components[0]?.[0]]
    expect(parts.every(part => Object.isFrozen(part))).toBe(true)
    expect(Reflect.set(x.size, 0, 7)).toBe(false)
    expect(() => Reflect.apply(Array.prototype.push, x.size, [1])).toThrow(TypeError)
    expect(x.size).toEqual([2, 3, 2])
  })

  it.each(attacks)('%s does not change it', (_, attack) => {
    const x = image()
    try {
      attack(x)
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError)
    }
    expect([x.size, x.components, String(x)]).toEqual([[2, 3, 2], nested, String(image())])
    expect(dot(image())(x)).toBe(twelve.reduce((sum, k) => sum + k * k, 0))
  })

  it('is deeply equal to another of the same numbers, and to no other', () => {
    expect(image()).toEqual(image())
    expect(image()).not.toEqual(map(x => x + (x === 11 ? 1 : 0))(image()))
    expect(image().size).toBe(image().size)
    expect(getTensorEq<[2, 3, 2]>().equals(image(), image())).toBe(true)
    const other: unknown = E2(tensorFrom([3, 2, 2])(twelve))
    expect(call(getTensorEq().equals, image(), other)).toBe(false)
  })
})

describe('tensorFrom', () => {
  it('says what was expected and what came', () => {
    expect(tensorFrom([2, 3, 2])([1, 2])).toEqual(
      E.left({ _tag: 'SizeError', what: 'components', expected: 12, got: 2 })
    )
    expect(pipe(tensorFrom(3)([1]), E.mapLeft(showSizeError))).toEqual(
      E.left("components: Type '1' is not assignable to type '3'; give an array of 3 numbers")
    )
  })

  it('makes vectors and matrices, too', () => {
    expect(tensorFrom(2)([1, 2])).toEqual(E.right(vector([1, 2])))
    expect(tensorFrom([1, 2])([1, 2])).toEqual(E.right(matrix([[1, 2]])))
    expect(E2(tensorFrom([1, 1, 1, 1, 2])([1, 2])).components).toEqual([[[[[1, 2]]]]])
  })

  it('copies what it is given: components and size', () => {
    const size: [number, number, number] = [1, 1, 2]
    const given = [1, 2]
    const make = call(tensorFrom, size)
    size[2] = 5
    const made = call(make, given)
    given[0] = 99
    expect(made).toEqual(tensorFrom([1, 1, 2])([1, 2]))
  })

  it.each([[[2, 0]], [[2.5]], [[-1, 2, 3]], [['2', 3]], [[]]])('refuses a size of %s', size =>
    expect(() => call(tensorFrom, size)).toThrow(TypeError)
  )

  it('keeps every double, bit for bit', () =>
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 12, maxLength: 12 }), xs => {
        const back = E2(tensorFrom([2, 3, 2])(xs)).components.flat(2)
        expect(back.every((x, k) => Object.is(x, xs[k]))).toBe(true)
      })
    ))
})

describe('what works component by component works on every rank', () => {
  it('as it does on vectors, exactly on dyadic numbers', () =>
    fc.assert(
      fc.property(tensorOf([2, 3, 2] as [2, 3, 2]), tensorOf([2, 3, 2] as [2, 3, 2]), exactly, (a, b, s) => {
        const { flatten } = tensorShape([2, 3, 2])
        const [as, bs] = [flatten(a), flatten(b)]
        const each = (f: (x: number, y: number) => number) => as.map((x, k) => f(x, bs[k] ?? NaN))
        expect(flatten(add(b)(a))).toEqual(each((x, y) => x + y))
        expect(flatten(subtract(b)(a))).toEqual(each((x, y) => x - y))
        expect(flatten(hadamard(b)(a))).toEqual(each((x, y) => x * y))
        expect(flatten(scale(s)(a))).toEqual(as.map(x => s * x))
        expect(flatten(zipWith((x, y) => 3 * x - y)(b)(a))).toEqual(each((x, y) => 3 * x - y))
        expect(flatten(map((x, k) => x + k)(a))).toEqual(as.map((x, k) => x + k))
        expect(dot(b)(a)).toBe(each((x, y) => x * y).reduce((sum, x) => sum + x, 0))
        expect(plain(tensorShape([2, 3, 2]).unflatten(as))).toEqual(plain(a))
      })
    ))

  it('the norm, and sizes that differ', () => {
    expect(norm(E2(tensorFrom([1, 2, 1])([3, 4])))).toBe(5)
    expect(() => call(add(image()), E2(tensorFrom([3, 2, 2])(twelve)))).toThrow(
      new TypeError("Type '[3, 2, 2]' is not assignable to type '[2, 3, 2]'.")
    )
    expect(() => call(tensorShape([2, 3, 2]).flatten, vector([1]))).toThrow(
      new TypeError("Type '1' is not assignable to type '[2, 3, 2]'.")
    )
  })
})
