/** Numbers of the standard normal distribution. */
import { pipe } from 'fp-ts/lib/function.js'
import * as State from 'fp-ts/lib/State.js'
import { cos, log, sin } from '../scalar/functions/numbers.ts'
import type { Random } from './internal/generator.ts'
import { uniforms } from './uniform.ts'

/** Box and Muller's pair of independent normal numbers from two uniform ones, in the form of Python's `random.gauss`. */
const pair = (angle: number, radius: number): readonly [number, number] => {
  const length = Math.sqrt(-2 * log(1 - radius))
  return [cos(angle * 2 * Math.PI) * length, sin(angle * 2 * Math.PI) * length]
}

/**
 * `count` independent numbers of the standard normal distribution, mean 0 and variance 1.
 *
 * Method: Box–Muller, `√(−2 log(1 − v)) · cos 2πu` and `… · sin 2πu` for each two uniform draws u, v; range ±8.6. What it gives
 * is what `count` calls of Python's `random.gauss(0, 1)` give after seeding, but for the last bits of cos, sin and log. Python keeps
 * an unused half for the next call, which no pure function can: here, when `count` is odd, the last half is dropped.
 * `count`: an integer ≥ 0. Cost: as many uniform draws, rounded up to even. Never fails. Law: for even m, `gaussians(m)` then
 * `gaussians(n)` draw what `gaussians(m + n)` draws.
 *
 * @example
 * ```ts
 * import { gaussians, pythonRandom } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [numbers] = gaussians(2)(pythonRandom(0))
 * assert.deepEqual(numbers.map(x => x.toFixed(6)), ['0.941715', '-1.396578'])
 * ```
 */
export const gaussians = (count: number): State.State<Random, ReadonlyArray<number>> =>
  pipe(
    uniforms(2 * Math.ceil(count / 2)),
    State.map(us => us.flatMap((u, i) => (i % 2 === 0 ? pair(u, us[i + 1] ?? 0) : [])).slice(0, count))
  )

/**
 * A number of the standard normal distribution: the first of `gaussians(1)`, which costs two uniform draws. Never fails.
 *
 * @example
 * ```ts
 * import { randomGaussian, pythonRandom } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [x] = randomGaussian(pythonRandom(0))
 * assert.deepEqual(x.toFixed(6), '0.941715')
 * ```
 */
export const randomGaussian: State.State<Random, number> = pipe(
  gaussians(1),
  State.map(([x = 0]) => x)
)
