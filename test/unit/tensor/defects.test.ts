/** What callers without types are told: the compiler's sentence, with both sizes, before anything is computed. */
import {
  absorbWeights,
  add,
  dot,
  getVectorSpace,
  hadamard,
  identityMatrix,
  matMul,
  matrix,
  matrixBy,
  matrixShape,
  matVec,
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
import { say, sentences } from '../../../src/dimension/sentences.ts'

/** Calls without types. */
const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

const [two, three] = [vector([1, 2]), vector([1, 2, 3])]
const wide = matrixBy(2, 3)(() => 1)
const tall = matrixBy(3, 2)(() => 1)

const sizes = (got: number | string, expected: number | string) =>
  `Type '${got}' is not assignable to type '${expected}'.`

describe('sizes that differ', () => {
  it.each<readonly [string, () => unknown, string]>([
    ['add', () => call(add(two), three), sizes(3, 2)],
    ['subtract', () => call(subtract(three), two), sizes(2, 3)],
    ['hadamard', () => call(hadamard(two), three), sizes(3, 2)],
    ['dot', () => call(dot(three), two), sizes(2, 3)],
    ['matVec', () => call(matVec(wide), two), sizes(2, 3)],
    ['transposedMatVec', () => call(transposedMatVec(wide), three), sizes(3, 2)],
    ['matMul', () => call(matMul(wide), wide), sizes(2, 3)],
    ['add of as many components', () => call(add(wide), tall), `${sizes('[3, 2]', '[2, 3]')} Transpose it.`],
    [
      'add of as many rows',
      () =>
        call(
          add(wide),
          matrixBy(2, 2)(() => 0)
        ),
      sizes('[2, 2]', '[2, 3]')
    ],
    ['absorbWeights', () => call(absorbWeights, { weights: wide, bias: three }), sizes(3, 2)],
    ['separateBias', () => call(separateBias(4), wide), sizes(3, 5)],
    ['flatten a vector', () => call(vectorShape(2).flatten, three), sizes(3, 2)],
    ['flatten a matrix', () => call(matrixShape(2, 3).flatten, tall), `${sizes('[3, 2]', '[2, 3]')} Transpose it.`],
    ['unflatten', () => vectorShape(2).unflatten([1, 2, 3]), sizes(3, 2)],
    ['space', () => call(getVectorSpace(vectorShape(2)).add(two), three), sizes(3, 2)]
  ])('%s', (_, wrong, message) => expect(wrong).toThrow(new TypeError(message)))
})

const noTensor = (got: string) =>
  new TypeError(
    `expected a Tensor; got ${got}: make one with vector([…]), matrix([[…]]) or, from arrays of run-time length, vectorFrom(size)(array)`
  )

describe('what is no tensor', () => {
  it.each<readonly [string, unknown]>([
    ['undefined', undefined],
    ['object', null],
    ['object', [1, 2]],
    ['number', 7],
    ['object', { size: 2, components: [1, 2] }]
  ])('%s is no vector and no matrix', (type, wrong) => {
    expect(() => call(dot(two), wrong)).toThrow(noTensor(type))
    expect(() => call(call(matVec, wrong), two)).toThrow(noTensor(type))
    expect(() => call(matVec(wide), wrong)).toThrow(noTensor(type))
  })

  it('a tensor of another rank', () => {
    expect(() => call(dot(two), matrix([[1, 2]]))).toThrow(new TypeError(sizes('[1, 2]', 2)))
    expect(() => call(call(matVec, two), two)).toThrow(new TypeError('expected a Matrix; got a Tensor of size 2'))
    expect(() => call(matVec(wide), wide)).toThrow(new TypeError('expected a Vector; got a Tensor of size [2, 3]'))
  })

  it('a missing field of a tree, by its place', () => {
    const shape = structShape({ inner: structShape({ bias: vectorShape(2) }) })
    const missing = new TypeError('expected a Tensor at inner.bias; got undefined')
    expect(() => call(shape.flatten, { inner: {} })).toThrow(missing)
    expect(() => call(shape.flatten, {})).toThrow(new TypeError('expected a record of bias; got undefined'))
    const said = 'expected a Tensor at inner.bias; got an'
    expect(() => call(shape.flatten, { inner: { bias: Array<number>(1000).fill(7) } })).toThrow(
      new TypeError(`${said} array: make a tensor of it with vector([…]), matrix([[…]]) or tensorFrom(size)(array)`)
    )
    // what prints all of its components, as a tensor of another copy of the library does
    const foreign = { toString: () => Array<number>(1000).fill(7).join() }
    expect(() => call(shape.flatten, { inner: { bias: foreign } })).toThrow(
      new TypeError(`${said} object that is none, or that another copy of the library made: import one copy`)
    )
  })

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
