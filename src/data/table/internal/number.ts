const [plus, comma, hyphen, point] = [43, 44, 45, 46]
const [zero, nine, upperE, lowerE] = [48, 57, 69, 101]

/** Powers of ten that are doubles. */
const powers: readonly number[] = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`))

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= nine

/** The length of a sign: `+`, `-`, or `−` in UTF-8. */
const signLength = (bytes: Uint8Array, at: number): number =>
  bytes[at] === plus || bytes[at] === hyphen
    ? 1
    : bytes[at] === 0xe2 && bytes[at + 1] === 0x88 && bytes[at + 2] === 0x92
      ? 3
      : 0

/**
 * The number of the bytes from a place up to another: digits with or without a sign, a decimal mark and an exponent. NaN for anything else,
 * ±∞ beyond the largest double.
 *
 * Up to 15 digits make an exact integer, and one operation with an exact power of ten is rounded once; all others are left to `Number`.
 */
export const numberOfBytes = (bytes: Uint8Array, start: number, end: number, decimal: 'point' | 'comma'): number => {
  const mark = decimal === 'comma' ? comma : point
  const sign = signLength(bytes, start)
  const isNegative = sign > 0 && bytes[start] !== plus
  let at = start + sign
  let mantissa = 0
  let significant = 0
  let digits = 0
  let exponent = 0
  for (; at < end && isDigit(bytes[at]); at++) {
    digits++
    if (significant > 0 || bytes[at] !== zero) significant++
    mantissa = mantissa * 10 + (bytes[at]! - zero)
  }
  if (at < end && bytes[at] === mark)
    for (at++; at < end && isDigit(bytes[at]); at++) {
      digits++
      exponent--
      if (significant > 0 || bytes[at] !== zero) significant++
      mantissa = mantissa * 10 + (bytes[at]! - zero)
    }
  if (digits === 0) return NaN
  if (at < end && (bytes[at] === lowerE || bytes[at] === upperE)) {
    const length = signLength(bytes, ++at)
    const isSmall = length > 0 && bytes[at] !== plus
    at += length
    if (at >= end) return NaN
    let power = 0
    for (; at < end && isDigit(bytes[at]); at++) power = Math.min(power * 10 + (bytes[at]! - zero), 9999)
    exponent += isSmall ? -power : power
  }
  if (at !== end) return NaN
  if (significant <= 15 && exponent >= -22 && exponent <= 22) {
    const size = exponent < 0 ? mantissa / powers[-exponent]! : mantissa * powers[exponent]!
    return isNegative ? -size : size
  }
  return Number(spelled(bytes, start, end))
}

/** The number as `Number` reads it: with a hyphen and a point. */
const spelled = (bytes: Uint8Array, start: number, end: number): string => {
  let text = ''
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte < 128) text += byte === comma ? '.' : String.fromCharCode(byte)
    else {
      // what is read as a number has no other bytes than those of `−`
      text += '-'
      at += 2
    }
  }
  return text
}
