/** Uniform numbers. */
import type { State } from 'fp-ts/lib/State.js'
import { draw, drawnNumbers, nextUniform, type Random } from './internal/generator.ts'

/**
 * A number uniform on [0, 1), a multiple of 2⁻⁵³: Python's `random.random()`, NumPy's `random_sample()`.
 *
 * Cost: two words, and the copy of the generator, 624 words. Never fails. Law: the same generator gives the same number.
 *
 * @example
 * ```ts
 * import { pythonRandom, randomUniform } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [first, next] = randomUniform(pythonRandom(1))
 * const [second] = randomUniform(next)
 * assert.deepEqual([first, second], [0.13436424411240122, 0.8474337369372327])
 * ```
 */
export const randomUniform: State<Random, number> = draw(nextUniform)

/**
 * `count` numbers uniform on [0, 1), in the order in which `randomUniform` would give them.
 *
 * `count`: an integer ≥ 0 (a negative one counts as 0). Cost: `2·count` words, and one copy of the generator, 624 words. Never
 * fails. Law: `uniforms(m)` then `uniforms(n)` draw what `uniforms(m + n)` draws.
 *
 * @example
 * ```ts
 * import { pythonRandom, uniforms } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [numbers] = uniforms(2)(pythonRandom(1))
 * assert.deepEqual(numbers, [0.13436424411240122, 0.8474337369372327])
 * ```
 */
export const uniforms = (count: number): State<Random, ReadonlyArray<number>> =>
  draw(next => drawnNumbers(count, () => nextUniform(next)))
