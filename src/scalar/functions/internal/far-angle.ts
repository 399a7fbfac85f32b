/**
 * Great angles turned back by whole numbers, after Payne and Hanek: the bits of 2/π that count for x, times x, less whole turns.
 */

/** 2/π in digits to the base 2²⁴. */
const twoOverPi: readonly number[] = [
  10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841, 16666979, 11263675, 12935607, 2387514,
  4345298, 14681673, 3074569, 13734428, 16653803, 1880361, 10960616, 8533493, 3062596, 8710556, 7349940, 6258241,
  3772886, 3769171, 3798172, 8675211, 12450088, 3874808, 9961438, 366607, 15675153, 9132554, 7151469, 3571407, 2607881,
  12013382, 4155038, 6285869, 7677882, 13102053, 15825725, 473591, 9065106, 15363067, 6271263, 9264392, 5636912,
  4652155, 7056368, 13614112, 10155062, 1944035, 9527646, 15080200
]

const base = 16777216
/** How many digits of 2/π are taken: those of the product that can change the result's last bit, and two more. */
const taken = 11

/** π/2 in three parts; the first two have 26 bits. */
const quarter = [1.5707963109016418, 1.5893254712295857e-8, 6.123233995736766e-17] as const

/** An angle as `turns` quarter turns and value + rest within ±π/4. */
export interface Angle {
  readonly turns: number
  readonly value: number
  readonly rest: number
}

/** x = whole·2^power, whole an integer below 2⁵³. */
const split = (x: number): { readonly whole: number; readonly power: number } => {
  let [whole, power] = [x, 0]
  for (; whole >= 9007199254740992; power += 1) whole /= 2
  for (; whole < 4503599627370496; power -= 1) whole *= 2
  return { whole, power }
}

/** Digits to the base 2²⁴, lowest first, of whole·2^shift for a shift from 2 to 25. */
const digitsOf = (whole: number, shift: number): readonly number[] => {
  let scale = 1
  for (let k = 0; k < shift; k++) scale *= 2
  const parts = [whole % base, Math.floor(whole / base) % base, Math.floor(whole / base / base)]
  const digits: number[] = []
  let carry = 0
  for (let k = 0; k < 4; k++) {
    const sum = (parts[k] ?? 0) * scale + carry
    digits.push(sum % base)
    carry = Math.floor(sum / base)
  }
  return digits
}

/** The fraction's digits of x·2/π, highest first, and its whole part modulo 2²⁴. */
const product = (x: number): { readonly whole: number; readonly fraction: readonly number[] } => {
  const { whole, power } = split(x)
  const skipped = Math.floor((power - 2) / 24)
  const digits = digitsOf(whole, power - 24 * skipped)
  // the place w of a digit is that of base^w: columns for w from 0 down to −taken
  const columns = Array.from({ length: taken + 1 }, () => 0)
  for (let a = 0; a < digits.length; a++)
    for (let i = Math.max(1, a); i <= taken; i++) columns[i - a]! += digits[a]! * (twoOverPi[skipped + i - 1] ?? 0)
  for (let k = taken; k > 0; k--) {
    columns[k - 1]! += Math.floor(columns[k]! / base)
    columns[k]! %= base
  }
  return { whole: columns[0]! % base, fraction: columns.slice(1) }
}

/** 1 − a fraction. */
const complement = (fraction: readonly number[]): readonly number[] => {
  const digits = fraction.map(digit => base - 1 - digit)
  let k = digits.length - 1
  for (; k > 0 && digits[k] === base - 1; k--) digits[k] = 0
  digits[k]! += 1
  return digits
}

/** The angle x ≥ 2²² as quarter turns and what is left. */
export const farAngle = (x: number): Angle => {
  const { whole, fraction } = product(x)
  const above = fraction[0]! >= base / 2
  const digits = above ? complement(fraction) : fraction
  let first = 0
  while (first < 4 && digits[first] === 0) first += 1
  let scale = 1
  for (let k = 0; k <= first; k++) scale /= base
  const at = (k: number): number => digits[first + k]! * scale
  const [h, i] = [at(0), at(1) / base]
  const low = (at(2) + at(3) / base) / base / base
  const [p, q, r] = quarter
  const most = h * p
  const more = h * q + i * p
  const least = low * p + h * r + i * q
  const upper = most + more
  const lower = more - (upper - most) + least
  const value = upper + lower
  const rest = upper - value + lower
  return above ? { turns: whole + 1, value: -value, rest: -rest } : { turns: whole, value, rest }
}
