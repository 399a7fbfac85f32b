/**
 * Constants in memory, each filling a vector: a literal would be made anew in every turn of a loop.
 */
import { i32, type Code } from './code.ts'
import type { Vectors } from './vector.ts'

/** The bytes that are kept for constants. */
export const constantBytes = 16384

export interface Constants {
  /** Code that loads a number into every lane. */
  readonly load: (value: number | bigint) => Code
  /** Where a number fills a vector; nothing if the table is full. */
  readonly place: (value: number) => number | undefined
  /** Puts the constants into memory. */
  readonly write: (memory: ArrayBuffer) => void
}

/** A table of constants from an address on; a bigint is taken for the bits of a number. Beyond the table's end numbers are literals. */
export const newConstants = (v: Vectors, base: number): Constants => {
  const places = new Map<string, number>()
  const all: (number | bigint)[] = []
  const wide = v.width === 64
  const bitsOf = (value: number | bigint): bigint =>
    typeof value === 'bigint'
      ? value
      : wide
        ? new BigUint64Array(Float64Array.of(value).buffer)[0]!
        : BigInt(new Uint32Array(Float32Array.of(value).buffer)[0]!)
  const lane = (bits: bigint): readonly number[] =>
    Array.from({ length: v.bytes }, (_, k) => Number((bits >> BigInt(8 * k)) & 255n))
  const literal = (value: number | bigint): Code => {
    const one = lane(bitsOf(value))
    return [0xfd, 0x0c, Array.from({ length: v.lanes }, () => one).flat()]
  }
  const place = (value: number | bigint): number | undefined => {
    const key = String(bitsOf(value))
    const known = places.get(key)
    if (known === undefined && 16 * all.length >= constantBytes) return undefined
    const number = known ?? all.push(value) - 1
    places.set(key, number)
    return base + 16 * number
  }
  return {
    place,
    load: value => {
      if (bitsOf(value) === 0n) return v.zero
      const address = place(value)
      return address === undefined ? literal(value) : v.load(i32.constant(0), address)
    },
    write: memory => {
      const bytes = new Uint8Array(memory)
      all.forEach((value, k) => {
        const one = lane(bitsOf(value))
        for (let l = 0; l < v.lanes; l++) bytes.set(one, base + 16 * k + l * v.bytes)
      })
    }
  }
}
