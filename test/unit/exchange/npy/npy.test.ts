import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showArrayError } from '../../../../src/exchange/arrays/array-error.ts'
import type { NumberArray, NumberType } from '../../../../src/exchange/arrays/number-array.ts'
import { decodeNpy, encodeNpy } from '../../../../src/exchange/npy/npy.ts'
import { numberArrays } from '../arrays/number-arrays.ts'

const plain = ({ type, extents, values }: NumberArray): unknown => ({ type, extents, values: Array.from(values) })

/** A file of a version, as NumPy writes it: the header ends with a line break, at a multiple of 64 bytes. */
const file = (header: string, numbers: readonly number[], version = 1): Uint8Array => {
  const before = version === 1 ? 10 : 12
  const length = Math.ceil((before + header.length + 1) / 64) * 64 - before
  const sizes = [length % 256, length >> 8, 0, 0].slice(0, before - 8)
  const text = new TextEncoder().encode(`${header.padEnd(length - 1)}\n`)
  return Uint8Array.from([0x93, ...new TextEncoder().encode('NUMPY'), version, 0, ...sizes, ...text, ...numbers])
}

const ofHex = (hex: string): readonly number[] => (hex.match(/../gu) ?? []).map(byte => Number.parseInt(byte, 16))

/** Written by NumPy 2.4: what it is, its type, extents and values, the version, the header, the numbers. */
const cases: readonly (readonly [string, NumberType, readonly number[], readonly number[], number, string, string])[] =
  [
    [
      'b1',
      'bool',
      [2, 3],
      [0, 1, 1, 1, 0, 1],
      1,
      "{'descr': '|b1', 'fortran_order': False, 'shape': (2, 3), }",
      '000101010001'
    ],
    [
      'i1',
      'int8',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '|i1', 'fortran_order': False, 'shape': (2, 3), }",
      '00010203647f'
    ],
    [
      '<i2',
      'int16',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }",
      '000001000200030064007f00'
    ],
    [
      '>i2',
      'int16',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '>i2', 'fortran_order': False, 'shape': (2, 3), }",
      '00000001000200030064007f'
    ],
    [
      '<i4',
      'int32',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }",
      '00000000010000000200000003000000640000007f000000'
    ],
    [
      '>i4',
      'int32',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '>i4', 'fortran_order': False, 'shape': (2, 3), }",
      '00000000000000010000000200000003000000640000007f'
    ],
    [
      '<i8',
      'int64',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '<i8', 'fortran_order': False, 'shape': (2, 3), }",
      '000000000000000001000000000000000200000000000000030000000000000064000000000000007f00000000000000'
    ],
    [
      '>i8',
      'int64',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '>i8', 'fortran_order': False, 'shape': (2, 3), }",
      '00000000000000000000000000000001000000000000000200000000000000030000000000000064000000000000007f'
    ],
    [
      'u1',
      'uint8',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }",
      '00010203647f'
    ],
    [
      '<u2',
      'uint16',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '<u2', 'fortran_order': False, 'shape': (2, 3), }",
      '000001000200030064007f00'
    ],
    [
      '>u2',
      'uint16',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '>u2', 'fortran_order': False, 'shape': (2, 3), }",
      '00000001000200030064007f'
    ],
    [
      '<u4',
      'uint32',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '<u4', 'fortran_order': False, 'shape': (2, 3), }",
      '00000000010000000200000003000000640000007f000000'
    ],
    [
      '>u4',
      'uint32',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '>u4', 'fortran_order': False, 'shape': (2, 3), }",
      '00000000000000010000000200000003000000640000007f'
    ],
    [
      '<u8',
      'uint64',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '<u8', 'fortran_order': False, 'shape': (2, 3), }",
      '000000000000000001000000000000000200000000000000030000000000000064000000000000007f00000000000000'
    ],
    [
      '>u8',
      'uint64',
      [2, 3],
      [0, 1, 2, 3, 100, 127],
      1,
      "{'descr': '>u8', 'fortran_order': False, 'shape': (2, 3), }",
      '00000000000000000000000000000001000000000000000200000000000000030000000000000064000000000000007f'
    ],
    [
      '<f4',
      'float32',
      [2, 3],
      [0.5, -1.25, 3, 1024, -0, 7.75],
      1,
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
      '0000003f0000a0bf0000404000008044000000800000f840'
    ],
    [
      '>f4',
      'float32',
      [2, 3],
      [0.5, -1.25, 3, 1024, -0, 7.75],
      1,
      "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }",
      '3f000000bfa0000040400000448000008000000040f80000'
    ],
    [
      '<f8',
      'float64',
      [2, 3],
      [0.5, -1.25, 3, 1024, -0, 7.75],
      1,
      "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }",
      '000000000000e03f000000000000f4bf0000000000000840000000000000904000000000000000800000000000001f40'
    ],
    [
      '>f8',
      'float64',
      [2, 3],
      [0.5, -1.25, 3, 1024, -0, 7.75],
      1,
      "{'descr': '>f8', 'fortran_order': False, 'shape': (2, 3), }",
      '3fe0000000000000bff4000000000000400800000000000040900000000000008000000000000000401f000000000000'
    ],
    [
      'column-major',
      'float64',
      [2, 3, 4],
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23],
      1,
      "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3, 4), }",
      '000000000000000000000000000028400000000000001040000000000000304000000000000020400000000000003440000000000000f03f0000000000002a40000000000000144000000000000031400000000000002240000000000000354000000000000000400000000000002c40000000000000184000000000000032400000000000002440000000000000364000000000000008400000000000002e400000000000001c40000000000000334000000000000026400000000000003740'
    ],
    [
      'version 2',
      'int32',
      [3],
      [0, 1, 2],
      2,
      "{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }",
      '000000000100000002000000'
    ],
    [
      'version 3',
      'int32',
      [3],
      [0, 1, 2],
      3,
      "{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }",
      '000000000100000002000000'
    ],
    [
      'no index',
      'float64',
      [],
      [2.5],
      1,
      "{'descr': '<f8', 'fortran_order': False, 'shape': (), }",
      '0000000000000440'
    ],
    ['nothing', 'float32', [0, 3], [], 1, "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3), }", '']
  ]

const refused = (bytes: Uint8Array): string => {
  const array = decodeNpy(bytes)
  return E.isLeft(array) ? showArrayError('a.npy')(array.left) : 'read'
}

describe('npy', () => {
  it.each(cases)('reads what NumPy writes: %s', (_, type, extents, values, version, header, hex) =>
    expect(E.map(plain)(decodeNpy(file(header, ofHex(hex), version)))).toEqual(E.right({ type, extents, values }))
  )

  it.each(cases.filter(([name, , , , version]) => version === 1 && !/^>|column-major/u.test(name)))(
    'writes what NumPy writes: %s',
    (_, type, extents, values, version, header, hex) =>
      expect(encodeNpy({ type, extents, values })).toEqual(E.right(file(header, ofHex(hex), version)))
  )

  const header = (text: string): Uint8Array => file(text, [])
  it.each([
    [
      Uint8Array.of(1, 2),
      'a.npy: expected a file in the format npy; got bytes that begin with 01 02. See whether it is another file, or is compressed (.gz).'
    ],
    [
      Uint8Array.of(0x93, 78, 85, 77, 80, 89, 4, 0),
      'a.npy: expected version 1.0, 2.0 or 3.0 in the header; got 4.0. Write the file again as npy.'
    ],
    [
      Uint8Array.of(0x93, 78, 85, 77, 80, 89, 1, 0, 20, 0),
      'a.npy: expected 20 bytes of it in the header; got 0. Write the file again as npy.'
    ],
    [
      header("{'descr': '<c16', 'fortran_order': False, 'shape': (1,), }"),
      "a.npy: expected the type of a number, such as '<f8' in the header; got '<c16'. Write the file again as npy."
    ],
    [
      header("{'descr': '|f8', 'fortran_order': False, 'shape': (1,), }"),
      "a.npy: expected the type of a number, such as '<f8' in the header; got '|f8'. Write the file again as npy."
    ],
    [
      header("{'descr': '<f8', 'fortran_order': False, 'shape': (1), }"),
      'a.npy: expected a shape, such as (3, 2) in the header; got (1). Write the file again as npy.'
    ],
    [
      header("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': 1}"),
      `a.npy: expected {'descr': '<f8', 'fortran_order': False, 'shape': (3, 2)} in the header; got "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': 1}". Write the file again as npy.`
    ],
    [
      header("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }"),
      'a.npy: expected 8 bytes of numbers, for 1; got 0. The file is cut, or not of this kind: fetch it again.'
    ],
    [
      file("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }", ofHex('0100000000002000')),
      'a.npy, number 1: expected a whole number that is a double; got 9007199254740993. Choose a type that holds it.'
    ]
  ])('refuses %#', (bytes, message) => expect(refused(bytes)).toBe(message))

  it('reads a header in any order, with double the spaces', () =>
    expect(E.isRight(decodeNpy(file("{ 'shape':( 1 , ),'descr' : '<u2', 'fortran_order':True}", [1, 0])))).toBe(true))

  it('reads what it writes', () => {
    const all = numberArrays([
      'bool',
      'int8',
      'int16',
      'int32',
      'int64',
      'uint8',
      'uint16',
      'uint32',
      'uint64',
      'float32',
      'float64'
    ])
    fc.assert(
      fc.property(all, array => {
        expect(E.map(plain)(E.flatMap(decodeNpy)(encodeNpy(array)))).toStrictEqual(E.right(plain(array)))
      }),
      { numRuns: 300 }
    )
  })
})
