/**
 * WebAssembly's instructions: code is a tree of bytes.
 */
export type Code = number | readonly Code[]

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
export const bytesOf = (code: readonly Code[]): number[] => {
  const bytes: number[] = []
  // by places, without iterators: the first training of a process waits for it, before any of this is compiled
  const visit = (parts: readonly Code[]): void => {
    for (let k = 0; k < parts.length; k++) {
      const part = parts[k]!
      if (typeof part === 'number') bytes.push(part)
      else visit(part)
    }
  }
  visit(code)
  return bytes
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
