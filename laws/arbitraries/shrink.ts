/**
 * Arbitraries with a shrinker of their own: values drawn by one arbitrary and made smaller by a rule that knows what they mean.
 */
import type * as fc from 'fast-check'
import { shrinking, unknown } from '../internal/shrinking.ts'

/**
 * The values of an arbitrary, shrunk by a rule: the candidates for a smaller value, the most daring first, produced as they are asked
 * for. fast-check takes the first that still fails and goes on from there.
 *
 * `candidates` must come to an end, and never lead back to a value that was left. Cost: one try for each candidate. Never fails.
 *
 * @example
 * ```ts
 * import { withShrinker } from 'lawgrad/laws'
 * import * as fc from 'fast-check'
 * import { strict as assert } from 'node:assert'
 * const even = withShrinker<number>(fc.constant(64), n => (n > 2 ? [n / 2] : []))
 * assert.deepEqual(fc.check(fc.property(even, n => n < 8)).counterexample, [8])
 * ```
 */
export const withShrinker = <A>(source: fc.Arbitrary<A>, candidates: (value: A) => Iterable<A>): fc.Arbitrary<A> =>
  shrinking<A, undefined>(source, value => unknown(candidates(value)))
