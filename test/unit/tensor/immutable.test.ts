/** Nothing that a caller does to what it passed in or got out changes a tensor: tried, by every means there is. */
import fc from 'fast-check'
import { inspect } from 'node:util'
import { E2, attacks, type Attack } from './attacks.ts'
import {
  absorbBias,
  absorbWeights,
  add,
  dot,
  map,
  matVec,
  matrix,
  matrixFrom,
  matrixShape,
  separateBias,
  transpose,
  vector,
  vectorBy,
  vectorFrom,
  vectorShape,
  zipWith
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

/** Everything that can be seen of a tensor. */
const seen = (tensor: { readonly components: unknown; readonly toString: () => string }) =>
  JSON.stringify([
    tensor.components,
    String(tensor),
    inspect(tensor),
    tensor,
    [...(tensor as unknown as Iterable<unknown>)]
  ])

const attempt = (attack: Attack, target: object): void => {
  try {
    attack(target)
  } catch (error) {
    // a refusal is as good as no effect, if it is the language's
    expect(error).toBeInstanceOf(TypeError)
  }
}

describe.each(attacks)('%s', (_, attack) => {
  it('does not change a vector', () => {
    const a = vector([1, 2, 3])
    const b = vector([4, 5, 6])
    const before = seen(a)
    attempt(attack, a)
    expect(seen(a)).toBe(before)
    expect([...a]).toEqual([1, 2, 3])
    expect(dot(b)(a)).toBe(32)
    expect(dot(a)(b)).toBe(32)
    expect([...add(b)(a)]).toEqual([5, 7, 9])
    expect(vectorShape(3).flatten(a)).toEqual([1, 2, 3])
    expect(seen(vector([1, 2, 3]))).toBe(before)
  })

  it('does not change a matrix', () => {
    const w = matrix([
      [1, 2],
      [3, 4]
    ])
    const before = seen(w)
    attempt(attack, w)
    expect(seen(w)).toBe(before)
    expect([...w]).toEqual([
      [1, 2],
      [3, 4]
    ])
    expect([...matVec(w)(vector([1, 10]))]).toEqual([21, 43])
    expect(matrixShape(2, 2).flatten(w)).toEqual([1, 2, 3, 4])
    expect(
      seen(
        matrix([
          [1, 2],
          [3, 4]
        ])
      )
    ).toBe(before)
  })
})

describe('what was passed in', () => {
  it('the arrays of vector, vectorFrom, unflatten and matrix are copied', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 4, maxLength: 4 }), fc.nat({ max: 3 }), (xs, k) => {
        const given = [...xs]
        const [r1, r2] = [xs.slice(0, 2), xs.slice(2)]
        const rows = [r1, r2]
        const made = [
          Reflect.apply(vector, undefined, [given]),
          E2(vectorFrom(4)(given)),
          vectorShape(4).unflatten(given),
          Reflect.apply(matrix, undefined, [rows]),
          E2(matrixFrom(2, 2)(rows)),
          matrixShape(2, 2).unflatten(given)
        ]
        const before = made.map(seen)
        given[k] = 99
        given.length = 1
        r1[k % 2] = 99
        rows.reverse()
        r2.length = 0
        expect(made.map(seen)).toEqual(before)
      })
    )
  })

  it('a typed array and its buffer are copied', () => {
    const given = Float64Array.of(1, 2, 3)
    const a = E2(Reflect.apply(vectorFrom(3), undefined, [given]) as ReturnType<ReturnType<typeof vectorFrom<3>>>)
    given.fill(99)
    new Uint8Array(given.buffer).fill(7)
    expect([...a]).toEqual([1, 2, 3])
  })

  it('callbacks are given numbers and indices, never a buffer', () => {
    const given: unknown[] = []
    const spy = (...args: readonly unknown[]): number => {
      given.push(...args)
      for (const each of args) if (typeof each === 'object' && each !== null) Object.assign(each, { 0: 99 })
      return 1
    }
    const [a, w] = [
      vector([1, 2]),
      matrix([
        [1, 2],
        [3, 4]
      ])
    ]
    map(spy)(a)
    zipWith(spy)(a)(a)
    map(spy)(w)
    zipWith(spy)(w)(w)
    vectorBy(2)(spy)
    expect(given.every(each => typeof each === 'number')).toBe(true)
    expect([...a]).toEqual([1, 2])
    expect([...w]).toEqual([
      [1, 2],
      [3, 4]
    ])
  })
})

describe('what came out', () => {
  it('arrays from components, iterators, flatten and spreads are copies', () => {
    const [a, w] = [
      vector([1, 2]),
      matrix([
        [1, 2],
        [3, 4]
      ])
    ]
    const [seenA, seenW] = [seen(a), seen(w)]
    const out: readonly unknown[] = [
      [...a],
      [...w][0],
      [...w],
      a.components,
      w.components,
      w.components[0],
      vectorShape(2).flatten(a),
      matrixShape(2, 2).flatten(w),
      Array.from(a),
      structuredClone(a.components)
    ]
    for (const array of out)
      for (const change of [
        () => Reflect.set(Object(array), 0, 99),
        () => Reflect.set(Object(array), 'length', 0),
        () => Reflect.defineProperty(Object(array), 0, { value: 99 })
      ])
        change()
    expect([seen(a), seen(w)]).toEqual([seenA, seenW])
  })

  it('what an operation makes shares nothing with what it was made of', () => {
    const a = vector([1, 2])
    const derived = [absorbBias(a), map(x => x)(a), transpose(matrix([[1, 2]]))]
    expect(new Set<unknown>([a, ...derived]).size).toBe(4)
    const { weights } = separateBias(1)(absorbWeights({ weights: matrix([[1], [2]]), bias: a }))
    expect([...weights]).toEqual([[1], [2]])
  })
})

describe('no second maker', () => {
  it('the class of a tensor is out of reach', () => {
    for (const tensor of [vector([1]), matrix([[1]])]) {
      expect(Reflect.get(tensor, 'constructor')).toBe(Object)
      expect(Reflect.ownKeys(tensor).every(key => typeof key === 'string')).toBe(true)
      const prototype: object = Object(Reflect.getPrototypeOf(tensor))
      expect(Object.isFrozen(prototype)).toBe(true)
      expect(Object.isFrozen(tensor)).toBe(true)
    }
  })

  it('look-alikes and clones are no tensors, and are refused with the remedy', () => {
    const a = vector([1, 2])
    const message =
      'expected a Tensor; got object: make one with vector([…]), matrix([[…]]) or, from arrays of run-time length, vectorFrom(size)(array)'
    const fakes: readonly unknown[] = [
      { size: 2, components: [1, 2] },
      structuredClone(a),
      JSON.parse(JSON.stringify(a)),
      { ...a },
      Object.create(a),
      Object.create(Reflect.getPrototypeOf(a), Object.getOwnPropertyDescriptors(a)),
      Object.setPrototypeOf({ size: 2 }, Reflect.getPrototypeOf(a)),
      new Proxy(a, {})
    ]
    for (const fake of fakes) expect(() => Reflect.apply(dot(a), undefined, [fake])).toThrow(new TypeError(message))
  })
})
