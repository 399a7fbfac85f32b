/**
 * The bits of a double, by a buffer and a table. Where the machine keeps the high word is looked up once.
 */
const word = new Float64Array(1)
const halves = new Int32Array(word.buffer)
word[0] = 1
const high = halves[1] === 0 ? 0 : 1

/** 2ᵏ for k from −1100 to 1100, by doubling and halving: exact, 0 and ∞ beyond the doubles. */
const powers = new Float64Array(2201)
for (let k = 0, up = 1, down = 1; k <= 1100; k++, up *= 2, down /= 2) {
  powers[1100 + k] = up
  powers[1100 - k] = down
}

/** 2ᵏ of shifted = k + 1.5·2⁵². */
export const power = (shifted: number): number => powers[(shifted - 6755399441055744 + 1100) | 0]!

/** The exponent field of x, less the bias. */
const field = (x: number): number => {
  word[0] = x
  return ((halves[high]! >>> 20) & 0x7ff) - 1023
}

/** Twice the number of bits 3fe6a09e667f3bcd. */
const middle = Math.SQRT2

/** k of x = m·2ᵏ with m from √½ up to √2. */
export const exponent = (x: number): number => {
  const k = field(x)
  return x * powers[1100 - k]! >= middle ? k + 1 : k
}

/** m of x = m·2ᵏ. */
export const mantissa = (x: number): number => {
  const m = x * powers[1100 - field(x)]!
  return m >= middle ? m * 0.5 : m
}

/** |magnitude| with the sign bit of `sign`. */
export const copysign = (magnitude: number, sign: number): number => {
  const size = Math.abs(magnitude)
  return sign < 0 || (sign === 0 && 1 / sign < 0) ? -size : size
}
