/** What callers without types are told: the compiler's sentence, with both sizes, before anything is computed. */
import {
  absorbWeights,
  add,
  addMatrix,
  dot,
  getVectorSpace,
  hadamard,
  identityMatrix,
  matMul,
  matrix,
  matrixBy,
  matrixShape,
  matVec,
  say,
  sentences,
  separateBias,
  structShape,
  subtract,
  transposedMatVec,
  vector,
  vectorBy,
  vectorShape,
  zeros
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

/** Calls without types. */
const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

const [two, three] = [vector([1, 2]), vector([1, 2, 3])]
const wide = matrixBy(2, 3)(() => 1)
const tall = matrixBy(3, 2)(() => 1)

const sizes = (got: number, expected: number) => `Type '${got}' is not assignable to type '${expected}'.`

describe('sizes that differ', () => {
  it.each<readonly [string, () => unknown, string]>([
    ['add', () => call(add(two), three), sizes(3, 2)],
    ['subtract', () => call(subtract(three), two), sizes(2, 3)],
    ['hadamard', () => call(hadamard(two), three), sizes(3, 2)],
    ['dot', () => call(dot(three), two), sizes(2, 3)],
    ['matVec', () => call(matVec(wide), two), sizes(2, 3)],
    ['transposedMatVec', () => call(transposedMatVec(wide), three), sizes(3, 2)],
    ['matMul', () => call(matMul(wide), wide), sizes(2, 3)],
    ['addMatrix of as many components', () => call(addMatrix(wide), tall), sizes(3, 2)],
    [
      'addMatrix of as many rows',
      () =>
        call(
          addMatrix(wide),
          matrixBy(2, 2)(() => 0)
        ),
      sizes(2, 3)
    ],
    ['absorbWeights', () => call(absorbWeights, { weights: wide, bias: three }), sizes(3, 2)],
    ['separateBias', () => call(separateBias(4), wide), sizes(3, 5)],
    ['flatten a vector', () => call(vectorShape(2).flatten, three), sizes(3, 2)],
    ['flatten a matrix', () => call(matrixShape(2, 3).flatten, tall), sizes(3, 2)],
    ['unflatten', () => vectorShape(2).unflatten([1, 2, 3]), sizes(3, 2)],
    ['over', () => vectorShape(2).over([1, 2, 3]), sizes(3, 2)],
    ['space', () => call(getVectorSpace(vectorShape(2)).add(two), three), sizes(3, 2)]
  ])('%s', (_, wrong, message) => expect(wrong).toThrow(new TypeError(message)))
})

describe('what is no tensor', () => {
  it.each<readonly [string, unknown]>([
    ['undefined', undefined],
    ['object', null],
    ['object', [1, 2]],
    ['number', 7],
    ['object', matrix([[1, 2]])]
  ])('%s is no vector', (type, wrong) =>
    expect(() => call(dot(two), wrong)).toThrow(
      new TypeError(`expected a Vector; got ${type}: make one with vector([…]) or vectorFrom(length)(array)`)
    )
  )

  it.each([
    ['object', two],
    ['object', [[1, 2]]],
    ['number', 7]
  ])('%s is no matrix', (type, wrong) =>
    expect(() => call(call(matVec, wrong), two)).toThrow(
      new TypeError(`expected a Matrix; got ${type}: make one with matrix([[…]]) or matrixFrom(rows, columns)(arrays)`)
    )
  )

  it('a missing field of a tree', () =>
    expect(() => call(structShape({ bias: vectorShape(2) }).flatten, {})).toThrow(
      new TypeError('expected a Vector; got undefined: make one with vector([…]) or vectorFrom(length)(array)')
    ))

  it('rows of several lengths', () =>
    expect(() => call(matrix, [[1, 2], [3]])).toThrow(
      new TypeError('expected a row of 2 numbers, as the first; got a row of 1')
    ))
})

describe('what is no size', () => {
  it.each([0, -1, 2.5, Number.NaN, Infinity, 2 ** 53])('%s', wrong => {
    const message = say(sentences.notPositiveInteger, String(wrong))
    const makers: readonly (() => unknown)[] = [
      () => call(vectorShape, wrong),
      () => call(matrixShape, wrong, 2),
      () => call(matrixShape, 2, wrong)
    ]
    for (const make of makers) expect(make).toThrow(new TypeError(message))
  })

  it.each([0, -1, 2.5, Number.NaN])('no tensor of size %s', wrong => {
    const message = say(sentences.notPositiveInteger, String(wrong))
    expect(() => call(zeros, wrong)).toThrow(new TypeError(message))
    expect(() => call(call(vectorBy, wrong), () => 0)).toThrow(new TypeError(message))
    expect(() => call(identityMatrix, wrong)).toThrow(new TypeError(message))
  })

  it('no empty vector or matrix', () => {
    const message = 'expected a size that is a positive integer, such as 3; got 0'
    expect(() => call(vector, [])).toThrow(new TypeError(message))
    expect(() => call(matrix, [])).toThrow(new TypeError(message))
    expect(() => call(matrix, [[]])).toThrow(new TypeError(message))
  })
})
