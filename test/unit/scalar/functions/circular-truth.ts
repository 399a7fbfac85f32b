/** The truth of sine and cosine for any double: whole numbers that stand for multiples of 2⁻¹³⁰⁰. */
import { ulp } from '../ulps.ts'

const scale = 1300n
const unit = 1n << scale

/** The double as a multiple of 2⁻¹³⁰⁰, exactly. */
const fixed = (x: number): bigint => {
  let whole = x
  let halvings = 0n
  for (; !Number.isInteger(whole); halvings += 1n) whole *= 2
  return BigInt(whole) << (scale - halvings)
}

/** arctan(1/n) */
const arctan = (n: bigint, bits: bigint): bigint => {
  let power = (1n << bits) / n
  let sum = 0n
  for (let k = 0n; power !== 0n; k += 1n, power /= n * n) sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n)
  return sum
}

/** π/2 to 2600 bits, by Machin's formula: enough for the greatest double and its rest. */
const extra = 1300n
const quarter = 8n * arctan(5n, scale + extra) - 2n * arctan(239n, scale + extra)

/** Σ of the series that starts at r^first / first!, alternating. */
const series = (r: bigint, first: 0n | 1n): bigint => {
  let term = first === 0n ? unit : r
  let sum = 0n
  for (let k = first; term !== 0n; k += 2n) {
    sum += term
    term = -(((term * r) >> scale) * r) / ((k + 1n) * (k + 2n)) / unit
  }
  return sum
}

const turned = (x: number, more: bigint): bigint => {
  const long = fixed(x) << extra
  const turns = (2n * long + quarter) / (2n * quarter) - (2n * long + quarter < 0n ? 1n : 0n)
  const rest = (long - turns * quarter) >> extra
  const place = (((turns + more) % 4n) + 4n) % 4n
  const size = series(rest, place % 2n === 0n ? 1n : 0n)
  return place < 2n ? size : -size
}

/** How many units in the last place `actual` is from sin x or, with one quarter turn more, cos x. */
export const ulpsOfCircular = (more: 0n | 1n, x: number, actual: number): number => {
  const error = fixed(actual) - turned(x, more)
  return Number(((error < 0n ? -error : error) * 1000000n) / fixed(ulp(actual))) / 1e6
}
