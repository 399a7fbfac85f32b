/** What is no array of numbers, no size and no example: who has no compiler reads the sentence that the compiler prints. */
import { batch, dense, input, matrix, vector } from 'lawgrad'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Examples } from '../../../src/data/batch.ts'
import type { Dimension } from '../../../src/dimension/dimension.ts'
import { sentences } from '../../../src/dimension/sentences.ts'
import type { Literal, LiteralRows } from '../../../src/tensor/internal/literal.ts'

const call = (f: unknown, ...given: readonly unknown[]): unknown =>
  // as: called as JavaScript would
  (f as (...all: readonly unknown[]) => unknown)(...given)

describe('vector', () => {
  it.each([
    'abc',
    '',
    undefined,
    null,
    3,
    { length: 2 },
    ['1', '2'],
    Object.assign([1, 2], { length: 3 }),
    [1, null],
    new Float64Array(2)
  ])('of %j', given => expect(() => call(vector, given)).toThrow(new TypeError(sentences.vectorNotKnown)))

  it('says what the compiler says of an array of numbers whose length it does not know', () =>
    expectTypeOf<Literal<readonly number[]>>().toEqualTypeOf<(typeof sentences)['vectorNotKnown']>())

  it('takes every number', () => expect([...vector([1, NaN, -Infinity, -0])]).toEqual([1, NaN, -Infinity, -0]))
})

describe('matrix', () => {
  it.each(['ab', undefined, [1, 2], ['ab'], [[1], ['2']], [[1], Object.assign([], { length: 1 })]])('of %j', given =>
    expect(() => call(matrix, given)).toThrow(new TypeError(sentences.matrixNotKnown))
  )

  it('says what the compiler says of rows whose number it does not know', () =>
    expectTypeOf<LiteralRows<readonly (readonly number[])[]>>().toEqualTypeOf<(typeof sentences)['matrixNotKnown']>())
})

describe('a size', () => {
  it.each([
    ['2', '"2"'],
    ['', '""'],
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true']
  ])('that is %j', (given, shown) => {
    const error = new TypeError(`${sentences.noSize}; got ${shown}`)
    expect(() => call(input, given)).toThrow(error)
    expect(() => call(call(dense, given), input(2))).toThrow(error)
  })

  it('says what the compiler says where it infers none', () =>
    expectTypeOf<Dimension<number & {}>>().toEqualTypeOf<(typeof sentences)['noSize']>())
})

it('a batch of no examples says what the compiler says', () => {
  expect(() => call(batch, [])).toThrow(new TypeError(sentences.noExample))
  expectTypeOf<Examples<[]>>().toEqualTypeOf<readonly [first: (typeof sentences)['noExample']]>()
})
