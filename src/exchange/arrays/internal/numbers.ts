import * as E from 'fp-ts/lib/Either.js'
import type { ArrayError } from '../array-error.ts'
import { bytesPer, countOf, type NumberValues, type NumberType } from '../number-array.ts'

/** The first bytes, for a sentence. */
export const beginningOf = (bytes: Uint8Array): string =>
  bytes.length === 0 ? 'nothing' : [...bytes.subarray(0, 4)].map(byte => byte.toString(16).padStart(2, '0')).join(' ')

type Values = Uint8Array | Float64Array | Float32Array | Int8Array | Int16Array | Int32Array | Uint16Array | Uint32Array

const buffers: Readonly<Record<NumberType, (count: number) => Values>> = {
  bool: count => new Uint8Array(count),
  int8: count => new Int8Array(count),
  int16: count => new Int16Array(count),
  int32: count => new Int32Array(count),
  int64: count => new Float64Array(count),
  uint8: count => new Uint8Array(count),
  uint16: count => new Uint16Array(count),
  uint32: count => new Uint32Array(count),
  uint64: count => new Float64Array(count),
  float32: count => new Float32Array(count),
  float64: count => new Float64Array(count)
}

type Read = (view: DataView, at: number, isLittle: boolean) => number

/** NaN for whole numbers that are no doubles. */
const exact = (whole: bigint): number => (BigInt(Number(whole)) === whole ? Number(whole) : NaN)

const reads: Readonly<Record<NumberType, Read>> = {
  bool: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
  int8: (view, at) => view.getInt8(at),
  int16: (view, at, isLittle) => view.getInt16(at, isLittle),
  int32: (view, at, isLittle) => view.getInt32(at, isLittle),
  int64: (view, at, isLittle) => exact(view.getBigInt64(at, isLittle)),
  uint8: (view, at) => view.getUint8(at),
  uint16: (view, at, isLittle) => view.getUint16(at, isLittle),
  uint32: (view, at, isLittle) => view.getUint32(at, isLittle),
  uint64: (view, at, isLittle) => exact(view.getBigUint64(at, isLittle)),
  float32: (view, at, isLittle) => view.getFloat32(at, isLittle),
  float64: (view, at, isLittle) => view.getFloat64(at, isLittle)
}

type Write = (view: DataView, at: number, value: number, isLittle: boolean) => void

const writes: Readonly<Record<NumberType, Write>> = {
  bool: (view, at, value) => view.setUint8(at, value),
  int8: (view, at, value) => view.setInt8(at, value),
  int16: (view, at, value, isLittle) => view.setInt16(at, value, isLittle),
  int32: (view, at, value, isLittle) => view.setInt32(at, value, isLittle),
  int64: (view, at, value, isLittle) => view.setBigInt64(at, BigInt(value), isLittle),
  uint8: (view, at, value) => view.setUint8(at, value),
  uint16: (view, at, value, isLittle) => view.setUint16(at, value, isLittle),
  uint32: (view, at, value, isLittle) => view.setUint32(at, value, isLittle),
  uint64: (view, at, value, isLittle) => view.setBigUint64(at, BigInt(value), isLittle),
  float32: (view, at, value, isLittle) => view.setFloat32(at, value, isLittle),
  float64: (view, at, value, isLittle) => view.setFloat64(at, value, isLittle)
}

/** Whether the type holds the number: whole numbers within its range, singles without rounding. */
const holds: Readonly<Record<NumberType, (value: number) => boolean>> = {
  bool: value => value === 0 || value === 1,
  int8: within(-(2 ** 7), 2 ** 7),
  int16: within(-(2 ** 15), 2 ** 15),
  int32: within(-(2 ** 31), 2 ** 31),
  int64: within(-(2 ** 63), 2 ** 63),
  uint8: within(0, 2 ** 8),
  uint16: within(0, 2 ** 16),
  uint32: within(0, 2 ** 32),
  uint64: within(0, 2 ** 64),
  float32: value => Object.is(Math.fround(value), value),
  float64: () => true
}

function within(least: number, beyond: number): (value: number) => boolean {
  return value => Number.isInteger(value) && value >= least && value < beyond && !Object.is(value, -0)
}

/** The place in row-major order of the number that is at a place in column-major order. */
const rowMajor = (extents: readonly number[], place: number): number => {
  const indices: number[] = []
  let rest = place
  for (const extent of extents) {
    indices.push(rest % extent)
    rest = Math.floor(rest / extent)
  }
  return indices.reduce((at, index, k) => at * extents[k]! + index, 0)
}

/** The numbers of bytes. */
export const readNumbers = (
  bytes: Uint8Array,
  type: NumberType,
  extents: readonly number[],
  isLittle: boolean,
  isColumnMajor = false
): E.Either<ArrayError, NumberValues> => {
  const [size, count] = [bytesPer[type], countOf(extents)]
  if (count * size !== bytes.length)
    return E.left({ _tag: 'WrongByteCount', expected: count * size, got: bytes.length, extents })
  if (type === 'uint8' && !isColumnMajor) return E.right(bytes.slice())
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [read, values] = [reads[type], buffers[type](count)]
  const isWhole = type === 'int64' || type === 'uint64'
  for (let k = 0; k < count; k++) {
    const value = read(view, k * size, isLittle)
    if (isWhole && Number.isNaN(value)) {
      const got = type === 'int64' ? view.getBigInt64(k * size, isLittle) : view.getBigUint64(k * size, isLittle)
      return E.left({
        _tag: 'WrongArrayNumber',
        index: k,
        expected: 'a whole number that is a double',
        got: String(got)
      })
    }
    values[isColumnMajor ? rowMajor(extents, k) : k] = value
  }
  return E.right(values)
}

/** A whole number from 0 on, for an extent. */
const isExtent = (extent: number): boolean => Number.isSafeInteger(extent) && extent >= 0

/** Puts numbers into bytes from a place on. */
export const writeNumbers = (
  head: Uint8Array,
  type: NumberType,
  extents: readonly number[],
  values: ArrayLike<number>,
  isLittle: boolean
): E.Either<ArrayError, Uint8Array> => {
  const odd = extents.find(extent => !isExtent(extent))
  if (odd !== undefined) return E.left({ _tag: 'WrongExtents', expected: 'whole numbers from 0 on', got: String(odd) })
  if (countOf(extents) !== values.length)
    return E.left({
      _tag: 'WrongExtents',
      expected: `${countOf(extents)} numbers, for ${extents.join(' × ') || 'no index'}`,
      got: String(values.length)
    })
  const [size, write] = [bytesPer[type], writes[type]]
  const bytes = new Uint8Array(head.length + values.length * size)
  bytes.set(head)
  const view = new DataView(bytes.buffer)
  for (let k = 0; k < values.length; k++) {
    if (!holds[type](values[k]!))
      return E.left({
        _tag: 'WrongArrayNumber',
        index: k,
        expected: `a number of the type ${type}`,
        got: Object.is(values[k], -0) ? '-0' : String(values[k])
      })
    write(view, head.length + k * size, values[k]!, isLittle)
  }
  return E.right(bytes)
}
