/**
 * Distributions of noise: what a layer that is random while it is trained draws from.
 */
import * as S from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import { gaussians } from './gaussian.ts'
import { agreeing } from '../scalar/hyperparameter.ts'
import type { Random } from './random.ts'
import { uniforms } from './uniform.ts'

/** A distribution of independent numbers. */
export interface Distribution {
  readonly name: string
  /** The mean of each number: what stands for the noise in prediction. */
  readonly mean: number
  /** Draws `count` numbers. */
  readonly draw: (count: number) => S.State<Random, readonly number[]>
}

/**
 * Standard normal numbers: mean 0, variance 1. Never fails.
 *
 * @example
 * ```ts
 * import { pythonRandom, standardNormal } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(standardNormal.draw(3)(pythonRandom(0))[0].length, 3)
 * ```
 */
export const standardNormal: Distribution = Object.freeze({ name: 'standardNormal', mean: 0, draw: gaussians })

const bernoulliRange = { name: 'bernoulli', expected: 'a probability from 0 to 1', usual: 'bernoulli(0.5)' }

/**
 * 1 with a probability, else 0. Range: probability in [0, 1]; others are a defect. Mean: the probability.
 *
 * @example
 * ```ts
 * import { bernoulli, pythonRandom } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(bernoulli(1).draw(2)(pythonRandom(0))[0], [1, 1])
 * ```
 */
export const bernoulli = (probability: number): Distribution => {
  const [mean] = agreeing(bernoulliRange, p => p >= 0 && p <= 1, probability)
  return Object.freeze({
    name: `bernoulli(${mean})`,
    mean,
    draw: (count: number) =>
      pipe(
        uniforms(count),
        S.map(values => values.map(u => (u < mean ? 1 : 0)))
      )
  })
}
