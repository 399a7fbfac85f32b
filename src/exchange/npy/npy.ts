/**
 * npy, the format of NumPy's arrays.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ArrayError } from '../arrays/array-error.ts'
import { beginningOf, readNumbers, writeNumbers } from '../arrays/internal/numbers.ts'
import type { NumberArray, NumberType } from '../arrays/number-array.ts'

const magic: readonly number[] = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]

/** What NumPy calls the types, without the order of their bytes. */
const names: Readonly<Record<NumberType, string>> = {
  bool: 'b1',
  int8: 'i1',
  int16: 'i2',
  int32: 'i4',
  int64: 'i8',
  uint8: 'u1',
  uint16: 'u2',
  uint32: 'u4',
  uint64: 'u8',
  float32: 'f4',
  float64: 'f8'
}

const types: readonly NumberType[] = [
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
]

const header = (expected: string, got: string): E.Either<ArrayError, never> =>
  E.left({ _tag: 'WrongArrayHeader', format: 'npy', expected, got })

/** A header is a literal of Python with three keys, in any order, and a comma at the end or none. */
const entry = {
  descr: /'descr'\s*:\s*'([^']*)'/u,
  order: /'fortran_order'\s*:\s*(True|False)/u,
  shape: /'shape'\s*:\s*\(([\d\s,]*)\)/u
}

const asText = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes)

/** Whether it consists of the three entries and nothing else. */
const isDictionary = (text: string): boolean =>
  /^\{[\s,]*\}$/u.test(Object.values(entry).reduce((rest, each) => rest.replace(each, ''), text.trim()))

/**
 * The array of the bytes of an npy file, of the versions 1 to 3: numbers of 1 to 8 bytes or truth values, in either order of bytes and of indices.
 *
 * Values come in row-major order; truth values as 0 and 1. Cost: linear. Errors: bytes that do not begin so, another type (such as half precision, complex
 * numbers, records or objects), more or fewer bytes than the shape asks for, a whole number of 8 bytes that is no double. Laws: decodes what
 * {@link encodeNpy} gives. Source: NumPy's `numpy.lib.format`.
 *
 * @example
 * ```ts
 * import { decodeNpy, encodeNpy } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const array = pipe(
 *   encodeNpy({ type: 'float64', extents: [1, 2], values: [0.5, 2] }),
 *   E.flatMap(decodeNpy),
 *   E.map(({ type, extents, values }) => ({ type, extents, values: [...values] }))
 * )
 * assert.deepEqual(array, E.right({ type: 'float64', extents: [1, 2], values: [0.5, 2] }))
 * ```
 */
export const decodeNpy = (bytes: Uint8Array): E.Either<ArrayError, NumberArray> => {
  const version = bytes[6] ?? 0
  const wide = version === 1 ? 2 : 4
  const length = [3, 2, 1, 0].slice(-wide).reduce((sum, k) => sum * 256 + (bytes[8 + k] ?? 0), 0)
  const begin = 8 + wide + length
  return !magic.every((byte, k) => bytes[k] === byte)
    ? E.left({ _tag: 'NotThisFormat', format: 'npy', got: beginningOf(bytes) })
    : version < 1 || version > 3 || bytes[7] !== 0
      ? header('version 1.0, 2.0 or 3.0', `${version}.${bytes[7] ?? 0}`)
      : bytes.length < begin
        ? header(`${length} bytes of it`, `${Math.max(0, bytes.length - 8 - wide)}`)
        : decodeWith(asText(bytes.subarray(8 + wide, begin)), bytes.subarray(begin))
}

const decodeWith = (text: string, numbers: Uint8Array): E.Either<ArrayError, NumberArray> => {
  const [descr, order, shape] = [entry.descr, entry.order, entry.shape].map(each => each.exec(text)?.[1])
  if (descr === undefined || order === undefined || shape === undefined || !isDictionary(text))
    return header(`{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2)}`, JSON.stringify(text.slice(0, 80).trim()))
  const type = types.find(each => names[each] === descr.slice(1))
  const ones = type === 'bool' || type === 'int8' || type === 'uint8'
  const parts = shape.split(',').map(part => part.trim())
  const extents = parts.filter(part => part !== '').map(Number)
  return type === undefined || !(ones ? '|<>=' : '<>').includes(descr.slice(0, 1))
    ? header(`the type of a number, such as '<f8'`, `'${descr.slice(0, 40)}'`)
    : (parts.at(-1) !== '' && parts.length < 2) ||
        parts.slice(0, -1).includes('') ||
        !extents.every(Number.isSafeInteger)
      ? header('a shape, such as (3, 2)', `(${shape.slice(0, 40)})`)
      : pipe(
          readNumbers(numbers, type, extents, !descr.startsWith('>'), order === 'True'),
          E.map(values => ({ type, extents, values }))
        )
}

/**
 * The bytes of an npy file, of version 1, the least significant byte first, in row-major order. Cost: linear. Errors: a number that its type does not hold
 * exactly, extents whose product is not the number of values, a header above 65,535 bytes.
 *
 * @example
 * ```ts
 * import { encodeNpy } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const bytes = encodeNpy({ type: 'uint8', extents: [2], values: [1, 2] })
 * assert.deepEqual(E.map((all: Uint8Array) => all.length)(bytes), E.right(130)) // a header of 128 bytes, two numbers
 * ```
 */
export const encodeNpy = ({ type, extents, values }: NumberArray): E.Either<ArrayError, Uint8Array> => {
  const order = ['bool', 'int8', 'uint8'].includes(type) ? '|' : '<'
  const shape = extents.length === 1 ? `${extents.join()},` : extents.join(', ')
  const dictionary = `{'descr': '${order}${names[type]}', 'fortran_order': False, 'shape': (${shape}), }`
  const length = Math.ceil((10 + dictionary.length + 1) / 64) * 64 - 10
  return length > 65_535
    ? header('at most 65,535 bytes of it', String(length))
    : writeNumbers(
        Uint8Array.of(
          ...magic,
          1,
          0,
          length % 256,
          Math.floor(length / 256),
          ...new TextEncoder().encode(`${dictionary.padEnd(length - 1)}\n`)
        ),
        type,
        extents,
        values,
        true
      )
}
