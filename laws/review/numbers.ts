/**
 * Numbers and arrays as lines of JSON have them.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** A number; what JSON lacks is a text. `null` is what JavaScript writes for what is no finite number: it is taken for NaN. */
export type WireNumber = number | 'NaN' | 'Infinity' | '-Infinity' | '-0' | null

/** Arrays of arrays of numbers, to any depth. */
export type Nested = WireNumber | readonly Nested[]

/** Doubles, little-endian, in base 64; row-major. */
export type Packed = { readonly base64: string; readonly extents?: readonly number[] }

/** Arrays as they are sent. */
export type WireArray = Nested | Packed

const wireNumber: t.Type<WireNumber> = t.union(
  [t.number, t.literal('NaN'), t.literal('Infinity'), t.literal('-Infinity'), t.literal('-0'), t.null],
  'a number, or "NaN", "Infinity", "-Infinity", "-0"'
)

/** A number as lines of JSON have it. */
export const wireNumberCodec: t.Type<WireNumber> = wireNumber

const nested: t.Type<Nested> = t.recursion('arrays of numbers', () =>
  t.union([wireNumber, t.readonlyArray(nested)], 'arrays of numbers')
)

/** Arrays as lines of JSON have them. */
export const wireArrayCodec: t.Type<WireArray> = t.union(
  [nested, t.intersection([t.type({ base64: t.string }), t.partial({ extents: t.readonlyArray(t.number) })])],
  'arrays of numbers, or { "base64", "extents" }'
)

/** A number as it is sent. Never fails. */
export const toWire = (x: number): WireNumber =>
  Object.is(x, -0) ? '-0' : Number.isNaN(x) ? 'NaN' : x === Infinity ? 'Infinity' : x === -Infinity ? '-Infinity' : x

/** A number that was sent. Never fails. */
export const fromWire = (x: WireNumber): number => (x === '-0' ? -0 : x === null ? Number.NaN : Number(x))

/** Numbers with the sizes of their axes. */
export interface Block {
  readonly extents: readonly number[]
  readonly values: readonly number[]
}

const unpacked = ({ base64, extents }: Packed): E.Either<string, Block> => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(base64)) return E.left('text that is no base 64')
  const bytes = Uint8Array.from(atob(base64), letter => letter.codePointAt(0) ?? 0)
  if (bytes.length % 8 !== 0) return E.left(`${bytes.length} bytes, which is no number of doubles`)
  const view = new DataView(bytes.buffer)
  const values = Array.from({ length: bytes.length / 8 }, (_, k) => view.getFloat64(8 * k, true))
  const size = (extents ?? [values.length]).reduce((product, extent) => product * extent, 1)
  return size === values.length
    ? E.right({ extents: extents ?? [values.length], values })
    : E.left(`${values.length} numbers for extents ${JSON.stringify(extents)}`)
}

const isNumber = (x: Nested): x is WireNumber => typeof x === 'number' || typeof x === 'string' || x === null

const flattened = (x: Nested): E.Either<string, Block> => {
  if (isNumber(x)) return E.right({ extents: [], values: [fromWire(x)] })
  const rows = x.map(flattened)
  const wrong = rows.find(E.isLeft)
  if (wrong !== undefined) return wrong
  const blocks = rows.flatMap(row => (E.isRight(row) ? [row.right] : []))
  const [first] = blocks
  const odd = blocks.findIndex(({ extents }) => String(extents) !== String(first?.extents ?? []))
  return odd >= 0
    ? E.left(`rows of different lengths: row ${odd} has ${JSON.stringify(blocks[odd]?.extents)}`)
    : E.right({ extents: [blocks.length, ...(first?.extents ?? [])], values: blocks.flatMap(({ values }) => values) })
}

/** The numbers of arrays that were sent, or what is odd about them. Never fails. */
export const blockOf = (array: WireArray): E.Either<string, Block> =>
  typeof array === 'object' && array !== null && 'base64' in array ? unpacked(array) : flattened(array)

/** Arrays of arrays of the given extents. Never fails. */
export const nestedOf = ({ extents, values }: Block): Nested => {
  const [, ...rest] = extents
  const stride = rest.reduce((product, extent) => product * extent, 1)
  return extents.length === 0
    ? toWire(values[0] ?? Number.NaN)
    : rest.length === 0
      ? values.map(toWire)
      : Array.from({ length: extents[0] ?? 0 }, (_, k) =>
          nestedOf({ extents: rest, values: values.slice(k * stride, (k + 1) * stride) })
        )
}

/** The same in base 64. Never fails. */
export const packedOf = ({ extents, values }: Block): Packed => {
  const bytes = new Uint8Array(Float64Array.from(values).buffer)
  return { base64: btoa(Array.from(bytes, byte => String.fromCodePoint(byte)).join('')), extents }
}
