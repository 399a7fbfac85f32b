/** From a seed to the 625 words of a generator, as CPython and the Mersenne Twister's reference code do it. */
import { mersenne } from 'pure-rand/generator/mersenne'
import { showGot } from '../../scalar/hyperparameter.ts'

const size = 624

/** The first twist of the reference code, which pure-rand does in advance, in place. */
const twist = (state: Int32Array): void => {
  for (let k = 0; k < size; k++) {
    const y = (state[k]! & 0x80000000) | (state[(k + 1) % size]! & 0x7fffffff)
    state[k] = state[(k + 397) % size]! ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df)
  }
}

/** The reference code's `init_by_array`, then the first twist. */
export const wordsFromKey = (key: ReadonlyArray<number>): ReadonlyArray<number> => {
  const state = new Int32Array(size)
  let last = (state[0] = 19650218)
  for (let k = 1; k < size; k++) last = state[k] = (Math.imul(last ^ (last >>> 30), 1812433253) + k) | 0
  // one round after the other, from the second word on; the first one is the last one of the round before
  last = state[0]!
  let i = 1
  const steps = Math.max(size, key.length)
  for (let k = 0; k < steps + size - 1; k++) {
    const isSecond = k >= steps
    const j = k % key.length
    const mixed = state[i]! ^ Math.imul(last ^ (last >>> 30), isSecond ? 1566083941 : 1664525)
    last = state[i] = (isSecond ? mixed - i : mixed + key[j]! + j) | 0
    i += 1
    if (i === size) {
      state[0] = last
      i = 1
    }
  }
  state[0] = -0x80000000
  twist(state)
  return [0, ...state]
}

/** The words of the seed 0 ≤ seed < 2³² by the reference code's `init_genrand`. */
export const wordsFromSeed = (seed: number): ReadonlyArray<number> => mersenne(seed).getState()

/** The 32-bit digits of a number ≥ 0, least first; at least one. */
export const digits32 = (n: bigint): ReadonlyArray<number> => {
  const digits = [Number(n & 0xffffffffn)]
  for (let rest = n >> 32n; rest > 0n; rest >>= 32n) digits.push(Number(rest & 0xffffffffn))
  return digits
}

/** CPython's hash of a float that is no integer, as an unsigned 64-bit number: its value modulo the prime 2⁶¹ − 1. */
export const hashOfFraction = (x: number): bigint => {
  if (Number.isNaN(x)) return 0n
  const sign = x < 0 ? -1n : 1n
  if (!Number.isFinite(x)) return BigInt.asUintN(64, sign * 314159n)
  let whole = Math.abs(x)
  let halvings = 0
  for (; !Number.isInteger(whole); halvings++) whole *= 2
  // 2⁶¹ ≡ 1, so that 1/2 ≡ 2⁶⁰
  const hash = (BigInt(whole) * 2n ** BigInt((60 * halvings) % 61)) % (2n ** 61n - 1n)
  return BigInt.asUintN(64, x < 0 && hash === 1n ? -2n : sign * hash)
}

/** The seed, checked for callers without types. */
export const numberOrBigint = (seed: number | bigint): number | bigint => {
  if (typeof seed === 'number' || typeof seed === 'bigint') return seed
  throw new TypeError(`seed: expected a number or a bigint; got ${showGot(seed)}. Give for instance 7.`)
}
