/**
 * WebAssembly's instructions: code is a tree of bytes, or of bytes that are in order already.
 */
export type Code = number | Uint8Array | readonly Code[]

/** What a local, a parameter or a result is. */
export type ValueType = number

export const I32: ValueType = 0x7f
export const F64: ValueType = 0x7c
export const V128: ValueType = 0x7b

/** A number from 0 in LEB128. */
export const unsigned = (n: number): readonly number[] =>
  n < 128 ? [n] : [(n % 128) | 128, ...unsigned(Math.floor(n / 128))]

/** An integer in LEB128. */
export const signed = (n: number): readonly number[] =>
  n >= -64 && n < 64 ? [n & 127] : [(n & 127) | 128, ...signed(n >> 7)]

/** The bytes of code, in order. */
export const bytesOf = (code: Code): Uint8Array<ArrayBuffer> => {
  let bytes = new Uint8Array(1024)
  let length = 0
  const grow = (by: number): void => {
    if (length + by <= bytes.length) return
    const more = new Uint8Array(2 * (length + by))
    more.set(bytes)
    bytes = more
  }
  const visit = (part: Code): void => {
    if (typeof part === 'number') {
      if (length === bytes.length) grow(1)
      bytes[length++] = part
    } else if (part instanceof Uint8Array) {
      grow(part.length)
      bytes.set(part, length)
      length += part.length
    } else for (let k = 0; k < part.length; k++) visit(part[k]!)
  }
  visit(code)
  return bytes.slice(0, length)
}

/** A variable of a function. */
export interface Local {
  readonly get: Code
  readonly set: (value: Code) => Code
  /** Sets it, and leaves the value. */
  readonly tee: (value: Code) => Code
}

export const local = (index: number): Local => ({
  get: [0x20, ...unsigned(index)],
  set: value => [value, 0x21, ...unsigned(index)],
  tee: value => [value, 0x22, ...unsigned(index)]
})

/** Gives a fresh local of a type. */
export type Fresh = (type: ValueType) => Local

export const i32 = {
  constant: (n: number): Code => [0x41, signed(n)],
  add: (a: Code, b: Code): Code => [a, b, 0x6a],
  sub: (a: Code, b: Code): Code => [a, b, 0x6b],
  mul: (a: Code, b: Code): Code => [a, b, 0x6c],
  /** Of numbers without sign. */
  less: (a: Code, b: Code): Code => [a, b, 0x49],
  load: (address: Code, offset: number): Code => [address, 0x28, 2, unsigned(offset)]
}

/** A double. */
export const f64 = (x: number): Code => [0x44, [...new Uint8Array(Float64Array.of(x).buffer)]]

/** A value that nobody wants. */
export const dropped = (value: Code): Code => [value, 0x1a]

/** a + n */
export const plus = (a: Code, n: number): Code => (n === 0 ? a : i32.add(a, i32.constant(n)))

export const zero: Code = i32.constant(0)

/** a + b, of which either may be zero */
export const sum = (a: Code, b: Code): Code => (b === zero ? a : a === zero ? b : i32.add(a, b))

/** Runs the body at least once, and again while `more` holds after it. */
export const loop = (body: Code, more: Code): Code => [0x03, 0x40, body, more, 0x0d, 0, 0x0b]

/** The body, if a condition holds. */
export const when = (condition: Code, body: Code): Code => [condition, 0x04, 0x40, body, 0x0b]

/** The function of a place, called. */
export const call = (place: number, ...given: readonly Code[]): Code => [given, 0x10, unsigned(place)]

/** `for (p = from; p < from + count·step; p += step)`; code for none, and no loop for one. */
export const repeat = (fresh: Fresh, p: Local, from: Code, count: number, step: number, body: Code): Code => {
  if (count <= 0) return []
  if (count === 1) return [p.set(from), body]
  const end = fresh(I32)
  return [p.set(from), end.set(plus(p.get, count * step)), loop(body, i32.less(p.tee(plus(p.get, step)), end.get))]
}
