/**
 * Seeded generators as immutable values: a draw is an fp-ts `State<Random, A>`, a pure function from a generator to a number
 * and the generator to go on with. The streams are CPython's and NumPy's, bit for bit.
 *
 * Chaining many draws with `flatMap` overflows the stack: draw many at once (`uniforms`), or use `State.traverseArray`.
 */
import * as Eq from 'fp-ts/lib/Eq.js'
import * as N from 'fp-ts/lib/number.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { within, type Hyperparameter } from '../scalar/hyperparameter.ts'
import { fromWords, type Random } from './internal/generator.ts'
import { digits32, hashOfFraction, numberOrBigint, wordsFromKey, wordsFromSeed } from './internal/seed.ts'

export type { Random }

const seedRange: Hyperparameter = { name: 'seed', usual: 7, below: 2 ** 32, whole: true }

/**
 * The generator of Python's `random.Random(seed)`.
 *
 * Every number is a seed, taken as Python takes it: an integer by its absolute value (give one beyond 2⁵³ as a `bigint`), any
 * other number by the hash that Python gives a float; NaN, whose hash in Python is arbitrary, counts as 0. What is no number is a
 * defect. Cost: 2,500 steps. Source: Matsumoto and Nishimura's `init_by_array`, as in CPython's `random.seed`.
 *
 * @example
 * ```ts
 * import { pythonRandom, uniforms } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [theta] = uniforms(3)(pythonRandom(0))
 * assert.deepEqual(theta, [0.8444218515250481, 0.7579544029403025, 0.420571580830845])
 * ```
 */
export const pythonRandom = (seed: number | bigint): Random => {
  const given = numberOrBigint(seed)
  const whole = typeof given === 'bigint' || Number.isInteger(given) ? BigInt(given) : hashOfFraction(given)
  return fromWords(wordsFromKey(digits32(whole < 0n ? -whole : whole)))
}

/**
 * The generator of NumPy's `numpy.random.RandomState(seed)`, the legacy one of `numpy.random.seed`.
 *
 * Range: seed an integer, 0 ≤ seed < 2³²; as NumPy does, it refuses others: they are a defect. Cost: 1,250 steps. Source: Matsumoto and Nishimura's `init_genrand`.
 *
 * @example
 * ```ts
 * import { numpyRandomState, randomUniform } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [x] = randomUniform(numpyRandomState(0)) // RandomState(0).random_sample()
 * assert.deepEqual(x, 0.5488135039273248)
 * ```
 */
export const numpyRandomState = (seed: number): Random => fromWords(wordsFromSeed(within(seedRange, seed)))

/**
 * Equality of generators by their state: equal generators give the same draws for ever. Cost: 625 comparisons. Never fails.
 *
 * @example
 * ```ts
 * import { eqRandom, pythonRandom, randomUniform } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [, next] = randomUniform(pythonRandom(1))
 * assert.deepEqual(eqRandom.equals(pythonRandom(1), pythonRandom(-1)), true)
 * assert.deepEqual(eqRandom.equals(pythonRandom(1), next), false)
 * ```
 */
export const eqRandom: Eq.Eq<Random> = Eq.contramap((random: Random) => random.words)(RA.getEq(N.Eq))
