/**
 * The vectors of 128 bits: two doubles or four singles.
 */
import { i32, unsigned, type Code } from './code.ts'

/** How numbers are held, and whether products are fused with sums where the processor can. */
export interface Precision {
  readonly width: 64 | 32
  readonly fused: boolean
}

const operation = (n: number): Code => [0xfd, unsigned(n)]
const binary =
  (n: number) =>
  (a: Code, b: Code): Code => [a, b, operation(n)]
const unary =
  (n: number) =>
  (a: Code): Code => [a, operation(n)]

/** Zero in every lane. */
const nothing: Code = [0xfd, unsigned(0x0c), Array<number>(16).fill(0)]

/** The instructions for vectors of a precision. */
export const vectorsOf = ({ width, fused }: Precision) => {
  const wide = width === 64
  const of = (double: number, single: number): number => (wide ? double : single)
  const bytes = width / 8
  const align = of(3, 2)
  const base = of(0xec, 0xe0)
  const [add, mul] = [binary(base + 4), binary(base + 6)]
  const memory = (n: number, address: Code, offset: number): Code => [address, operation(n), align, unsigned(offset)]
  const literal = (x: number): readonly number[] => [
    ...new Uint8Array(wide ? Float64Array.of(x).buffer : Float32Array.of(x).buffer)
  ]
  return {
    width,
    fused,
    /** Numbers in a vector. */
    lanes: 16 / bytes,
    /** Bytes of a number. */
    bytes,
    load: (address: Code, offset = 0): Code => memory(0x00, address, offset),
    /** One number in every lane. */
    splat: (address: Code, offset = 0): Code => memory(of(0x0a, 0x09), address, offset),
    /** One number, and zero in the other lanes. */
    single: (address: Code, offset = 0): Code => memory(of(0x5d, 0x5c), address, offset),
    /** A vector with one lane from memory. */
    loadLane: (address: Code, offset: number, value: Code, lane: number): Code => [
      address,
      value,
      operation(of(0x57, 0x56)),
      align,
      unsigned(offset),
      lane
    ],
    store: (address: Code, offset: number, value: Code): Code => [
      address,
      value,
      operation(0x0b),
      align,
      unsigned(offset)
    ],
    storeLane: (address: Code, offset: number, value: Code, lane: number): Code => [
      address,
      value,
      operation(of(0x5b, 0x5a)),
      align,
      unsigned(offset),
      lane
    ],
    zero: nothing,
    splatOf: (x: number): Code => [of(0x44, 0x43), literal(x), operation(of(0x14, 0x13))],
    /** The lanes of a, then those of b, by their places. */
    shuffle: (a: Code, b: Code, places: readonly number[]): Code => [
      a,
      b,
      operation(0x0d),
      places.flatMap(place => Array.from({ length: bytes }, (_, k) => place * bytes + k))
    ],
    extract: (a: Code, lane: number): Code => [a, operation(of(0x21, 0x1f)), lane, wide ? [] : 0xbb],
    replace: (a: Code, lane: number, double: Code): Code => [
      a,
      double,
      wide ? [] : 0xb6,
      operation(of(0x22, 0x20)),
      lane
    ],
    allTrue: unary(of(0xc3, 0xa3)),
    abs: unary(base),
    neg: unary(base + 1),
    sqrt: unary(base + 3),
    floor: unary(of(0x75, 0x68)),
    add,
    sub: binary(base + 5),
    mul,
    div: binary(base + 7),
    /** The greater of two, a NaN if one is. */
    maximum: binary(base + 9),
    lesser: binary(base + 10),
    greater: binary(base + 11),
    equal: binary(of(0x47, 0x41)),
    less: binary(of(0x49, 0x43)),
    lessOrEqual: binary(of(0x4b, 0x45)),
    and: binary(0x4e),
    andNot: binary(0x4f),
    or: binary(0x50),
    select: (mask: Code, yes: Code, no: Code): Code => [yes, no, mask, operation(0x52)],
    shiftLeft: (a: Code, n: number): Code => [a, i32.constant(n), operation(of(0xcb, 0xab))],
    shiftRight: (a: Code, n: number): Code => [a, i32.constant(n), operation(of(0xcd, 0xad))],
    addBits: binary(of(0xce, 0xae)),
    /** Two doubles as singles, and zero in the other lanes. */
    demote: unary(0x5e),
    /** a·b + c */
    mulAdd: (a: Code, b: Code, c: Code): Code =>
      fused ? [a, b, c, operation(of(0x107, 0x105))] : [a, b, operation(base + 6), c, operation(base + 4)],
    /** c − a·b; fused only. */
    mulSub: (a: Code, b: Code, c: Code): Code => [a, b, c, operation(of(0x108, 0x106))]
  }
}

export type Vectors = ReturnType<typeof vectorsOf>
