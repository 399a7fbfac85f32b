import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showArrayError } from '../../../../src/exchange/arrays/array-error.ts'
import { tableOfArrays } from '../../../../src/exchange/arrays/table-of-arrays.ts'
import type { NumberArray } from '../../../../src/exchange/arrays/number-array.ts'
import { decodeIdx, encodeIdx } from '../../../../src/exchange/idx/idx.ts'
import { numberArrays } from '../arrays/number-arrays.ts'

const plain = ({ type, extents, values }: NumberArray): unknown => ({ type, extents, values: Array.from(values) })

const refused = (bytes: readonly number[]): string => {
  const array = decodeIdx(Uint8Array.from(bytes))
  return E.isLeft(array) ? showArrayError('a.idx')(array.left) : 'read'
}

describe('IDX', () => {
  it.each([
    ['uint8', [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255], [1, 2], [0, 255]],
    ['int8', [0, 0, 9, 1, 0, 0, 0, 2, 0x80, 0x7f], [2], [-128, 127]],
    ['int16', [0, 0, 11, 1, 0, 0, 0, 1, 0xff, 0xfe], [1], [-2]],
    ['int32', [0, 0, 12, 1, 0, 0, 0, 1, 0, 0, 1, 2], [1], [258]],
    ['float32', [0, 0, 13, 1, 0, 0, 0, 1, 0x3f, 0x80, 0, 0], [1], [1]],
    ['float64', [0, 0, 14, 1, 0, 0, 0, 1, 0xc0, 0, 0, 0, 0, 0, 0, 0], [1], [-2]],
    ['float64', [0, 0, 14, 0, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0], [], [0.5]]
  ] as const)('reads and writes %s', (type, bytes, extents, values) => {
    expect(E.map(plain)(decodeIdx(Uint8Array.from(bytes)))).toEqual(E.right({ type, extents, values }))
    expect(encodeIdx({ type, extents, values })).toEqual(E.right(Uint8Array.from(bytes)))
  })

  it.each([
    [
      [],
      'a.idx: expected a file in the format IDX; got bytes that begin with nothing. See whether it is another file, or is compressed (.gz).'
    ],
    [
      [0x1f, 0x8b, 8, 0, 0],
      'a.idx: expected a file in the format IDX; got bytes that begin with 1f 8b 08 00. See whether it is another file, or is compressed (.gz).'
    ],
    [[0, 0, 10, 0], 'a.idx: expected a type from 08 to 0e in the header; got 0a. Write the file again as IDX.'],
    [
      [0, 0, 8, 2, 0, 0, 0, 1],
      'a.idx: expected the extents of 2 indices in the header; got 4 bytes. Write the file again as IDX.'
    ],
    [
      [0, 0, 8, 1, 0, 0, 0, 3, 1, 2],
      'a.idx: expected 3 bytes of numbers, for 3; got 2. The file is cut, or not of this kind: fetch it again.'
    ],
    [
      [0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255, 1],
      'a.idx: expected 18446744065119617000 bytes of numbers, for 4294967295 × 4294967295; got 1. The file is cut, or not of this kind: fetch it again.'
    ]
  ])('refuses %j', (bytes, message) => expect(refused(bytes)).toBe(message))

  it('refuses to write what would not be read back', () => {
    const written = (array: NumberArray): unknown => E.mapLeft(showArrayError('a'))(encodeIdx(array))
    expect(written({ type: 'uint8', extents: [1], values: [256] })).toEqual(
      E.left('a, number 1: expected a number of the type uint8; got 256. Choose a type that holds it.')
    )
    expect(written({ type: 'int8', extents: [1], values: [0.5] })).toEqual(
      E.left('a, number 1: expected a number of the type int8; got 0.5. Choose a type that holds it.')
    )
    expect(written({ type: 'float32', extents: [1], values: [0.1] })).toEqual(
      E.left('a, number 1: expected a number of the type float32; got 0.1. Choose a type that holds it.')
    )
    expect(written({ type: 'uint8', extents: [2], values: [1] })).toEqual(
      E.left('a: expected 2 numbers, for 2; got 1. Give arrays that agree.')
    )
    expect(written({ type: 'uint8', extents: [-1], values: [] })).toEqual(
      E.left('a: expected whole numbers from 0 on; got -1. Give arrays that agree.')
    )
    expect(written({ type: 'uint64', extents: [1], values: [1] })).toEqual(
      E.left(
        'a: expected one of the types uint8, int8, int16, int32, float32, float64 in the header; got uint64. Write the file again as IDX.'
      )
    )
  })

  it('reads what it writes', () => {
    fc.assert(
      fc.property(numberArrays(['uint8', 'int8', 'int16', 'int32', 'float32', 'float64']), array => {
        const bytes = encodeIdx(array)
        expect(E.flatMap(decodeIdx)(bytes)).toEqual(E.right(expect.anything()))
        expect(E.map(plain)(E.flatMap(decodeIdx)(bytes))).toStrictEqual(E.right(plain(array)))
      })
    )
  })
})

describe('a pair of arrays', () => {
  const images = { type: 'uint8', extents: [2, 2, 1], values: [0, 9, 8, 7] } as const
  it('is a table', () => {
    const targets = { type: 'int32', extents: [2, 2], values: [1, 0, 0, 1] } as const
    const table = tableOfArrays('a')({ inputs: images, targets, classes: false })
    expect(
      E.isRight(table) && [table.right.rows, table.right.inputNames, table.right.targetNames, table.right.kinds]
    ).toEqual([
      [
        { inputs: [0, 9], targets: [1, 0] },
        { inputs: [8, 7], targets: [0, 1] }
      ],
      ['x1', 'x2'],
      ['y1', 'y2'],
      { inputs: ['number', 'number'], targets: ['number', 'number'] }
    ])
  })

  it('has as many targets as inputs, and some', () => {
    const pair = (inputs: number, targets: number): unknown =>
      E.mapLeft(showArrayError('a'))(
        tableOfArrays('a')({
          inputs: { type: 'uint8', extents: [inputs], values: new Uint8Array(inputs) },
          targets: { type: 'uint8', extents: [targets], values: new Uint8Array(targets) },
          classes: true
        })
      )
    expect(pair(2, 3)).toEqual(E.left('a: expected 2 targets, one for each input; got 3. Give arrays that agree.'))
    expect(pair(0, 0)).toEqual(E.left('a: expected at least one example; got 0. Give arrays that agree.'))
  })
})
