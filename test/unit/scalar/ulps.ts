/** The distance of a double from the truth, in units in the last place of the truth. */
import { type Decimal, exact } from './decimal.ts'

const bits = (x: number): bigint => new BigUint64Array(new Float64Array([x]).buffer)[0] ?? 0n
const double = (word: bigint): number => new Float64Array(new BigUint64Array([word]).buffer)[0] ?? 0

/** The distance between the doubles around `x`; that of the smallest binade below it and of the greatest above it. */
export const ulp = (x: number): number => {
  const size = Math.min(Math.abs(x), Number.MAX_VALUE)
  return size === Number.MAX_VALUE ? 2 ** 971 : double(bits(size) + 1n) - size
}

/** `|actual − truth| / ulp(truth)`; zero for the infinity or the NaN that the truth rounds to. */
export const ulps = (actual: number, truth: Decimal): number => {
  const rounded = truth.toNumber()
  return Object.is(actual, rounded) || !Number.isFinite(rounded)
    ? Object.is(actual, rounded)
      ? 0
      : Infinity
    : exact(actual)
        .sub(truth)
        .abs()
        .div(exact(ulp(rounded)))
        .toNumber()
}
