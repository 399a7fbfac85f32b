/**
 * Arbitraries of numbers. `fc.double` is uniform over bit patterns, so that most of its samples on [0, 1] are below 1e-100; laws need
 * numbers of three other kinds.
 */
import * as fc from 'fast-check'
import { simplifying } from '../internal/simplifying.ts'

/**
 * Dyadic numbers k/64 with |k| ≤ 64·bound: sums and products of a few of them are exact, so that ring and vector-space laws hold
 * exactly. They shrink to 0, ±1 and ±½ before others.
 *
 * @example
 * ```ts
 * import { dyadic } from 'lawgrad/laws'
 * import * as fc from 'fast-check'
 * fc.assert(fc.property(dyadic(8), dyadic(8), dyadic(8), (a, b, c) => a * (b + c) === a * b + a * c))
 * ```
 */
export const dyadic = (bound: number): fc.Arbitrary<number> =>
  simplifying(
    fc.integer({ min: -64 * bound, max: 64 * bound }).map(k => (k === 0 ? 0 : k / 64)),
    x => Math.abs(x) <= bound && Number.isInteger(64 * x) && !Object.is(x, -0)
  )

/**
 * Numbers of ordinary magnitude, evenly spread on [−bound, bound], with digits enough to round: for tolerance laws. They shrink to 0, ±1, ±½ and to
 * few digits.
 */
export const ordinary = (bound: number): fc.Arbitrary<number> =>
  simplifying(
    fc.integer({ min: -1_000_003, max: 1_000_003 }).map(k => (k === 0 ? 0 : (bound * k) / 1_000_003)),
    x => Math.abs(x) <= bound && !Object.is(x, -0)
  )

/** Numbers that break formulas: NaN, ±0, subnormal, huge, infinite, and where exponentials saturate; for totality. */
export const hostile: fc.Arbitrary<number> = simplifying(
  fc.oneof(
    fc.constantFrom(Number.NaN, 0, -0, 5e-324, -5e-324, 1e-308, 1e308, -1e308, Infinity, -Infinity),
    fc.constantFrom(-745.2, -745.1, -709.8, -37, -36, 36, 37, 709.7, 709.8, 745.1),
    fc.double()
  ),
  () => true
)
