/** The doubles that the tests of this floor draw. */
import fc from 'fast-check'

/** k/64 with |k| ≤ 1024: sums and products of a few of them are exact. */
export const dyadic: fc.Arbitrary<number> = fc.integer({ min: -1024, max: 1024 }).map(k => k / 64)

/** Uniform on ±limit. */
export const within = (limit: number): fc.Arbitrary<number> =>
  fc.integer({ min: -(2 ** 50), max: 2 ** 50 }).map(k => (k / 2 ** 50) * limit)

/** The whole range of doubles: where the functions bend, where they saturate, every magnitude, and the ends. */
export const anyDouble: fc.Arbitrary<number> = fc.oneof(
  within(2),
  within(40),
  within(760),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 5e-324, -5e-324, 2 ** -1022, 709.78, -708.4, 745, -745, 746, -746, 1e308, -1e308)
)
