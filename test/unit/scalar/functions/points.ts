/** Points to try an elementary function at: random bits over all exponents, even spreads, near zeros and edges. */

import * as numbers from '../../../../src/scalar/functions/numbers.ts'

/** A generator of 64 random bits, the same on every machine. */
export const bitsFrom = (seed: bigint): (() => bigint) => {
  let state = seed
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)
    const mixed = BigInt.asUintN(64, (state ^ (state >> 33n)) * 0xff51afd7ed558ccdn)
    return mixed ^ (mixed >> 29n)
  }
}

const view = new DataView(new ArrayBuffer(8))

/** The double of 64 bits, and the bits of a double; NaNs are one. */
export const doubleOf = (bits: bigint): number => {
  view.setBigUint64(0, bits)
  return view.getFloat64(0)
}
export const bitsOf = (x: number): bigint => {
  view.setFloat64(0, x)
  return Number.isNaN(x) ? 0x7ff8000000000000n : view.getBigUint64(0)
}

/** How far to look besides: where the function has not yet settled. */
export const reach = Object.freeze({
  exp: 750,
  expm1: 720,
  log: 4,
  log1p: 4,
  tanh: 22,
  erf: 7,
  erfc: 28,
  sin: 2 ** 23,
  cos: 2 ** 23,
  sigmoid: 750,
  softplus: 750
})

export type Name = keyof typeof reach

/** A quarter of each: any double, evenly within the reach, within ±2, and multiples of π/2 or powers of two times ±1. */
export const pointsOf = (name: Name, count: number, seed = 7n): readonly number[] => {
  const next = bitsFrom(seed)
  const even = (): number => Number(next() >> 11n) * 2 ** -52 - 1
  const turns = (): number => (Math.floor(Math.abs(even()) * 2 ** 22) * Math.PI) / 2
  const kinds = [
    () => doubleOf(next()),
    () => even() * reach[name],
    () => even() * 2,
    name === 'sin' || name === 'cos' ? turns : () => even() * 2 ** -Math.floor(64 * Math.abs(even()))
  ]
  return Array.from({ length: count }, (_, k) => (kinds[k % 4] ?? even)())
}

/** The functions of numbers. */
export const functions: Readonly<Record<Name, (x: number) => number>> = { ...numbers }
