/**
 * Initializers: the distributions that parameters start from.
 *
 * A layer says how many values it needs and its fan-in and fan-out; an initializer draws them from a generator that is
 * threaded as `State`.
 */
import * as S from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Shape } from '../tensor/shape.ts'
import type { Random } from '../random/random.ts'
import { agreeing } from '../scalar/hyperparameter.ts'
import { gaussians } from '../random/gaussian.ts'
import { uniforms } from '../random/uniform.ts'

/** The number of inputs and outputs that a value connects. */
export type Fan = { readonly fanIn: number; readonly fanOut: number }

/** Draws `count` values. */
export interface Initializer {
  readonly name: string
  readonly draw: (fan: Fan) => (count: number) => S.State<Random, readonly number[]>
}

/** Draws the parameters of one layer. */
export type Initialize<P> = (initializer: Initializer) => S.State<Random, P>

const uniformRange = { name: 'uniform', expected: 'two finite numbers, low ≤ high', usual: 'uniform(0, 1)' }

const normalRange = { name: 'normal', expected: 'two finite numbers, standardDeviation ≥ 0', usual: 'normal(0, 1)' }

/**
 * Values uniform on [low, high).
 *
 * `low + (high − low)·u` with u uniform on [0, 1). The tutorial starts from `uniform(0, 1)`. Range: finite numbers, low ≤ high, their difference finite; others
 * are a defect.
 *
 * @example
 * ```ts
 * import { pythonRandom, uniform } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [values] = uniform(0, 1).draw({ fanIn: 2, fanOut: 1 })(1)(pythonRandom(0))
 * assert.deepEqual(values, [0.8444218515250481]) // Python: random.seed(0); random.random()
 * ```
 */
export const uniform = (low: number, high: number): Initializer => {
  const [from, to] = agreeing(uniformRange, (a, b) => a <= b && Number.isFinite(b - a), low, high)
  return Object.freeze<Initializer>({
    name: `uniform(${from}, ${to})`,
    draw: () => count =>
      pipe(
        uniforms(count),
        S.map(values => values.map(u => from + (to - from) * u))
      )
  })
}

/**
 * Values from the normal distribution with the given mean and standard deviation. Range: finite numbers, standardDeviation from 0; others are a defect.
 *
 * @example
 * ```ts
 * import { normal, pythonRandom } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [values] = normal(3, 0).draw({ fanIn: 2, fanOut: 1 })(2)(pythonRandom(0))
 * assert.deepEqual(values, [3, 3])
 * ```
 */
export const normal = (mean: number, standardDeviation: number): Initializer => {
  const [center, deviation] = agreeing(normalRange, (_, b) => b >= 0, mean, standardDeviation)
  return Object.freeze<Initializer>({
    name: `normal(${center}, ${deviation})`,
    draw: () => count =>
      pipe(
        gaussians(count),
        S.map(values => values.map(z => center + deviation * z))
      )
  })
}

/**
 * Glorot's uniform initializer: uniform on ±√(6 / (fanIn + fanOut)), which keeps the variance of signals and gradients
 * alike through layers of symmetric activations. Source: Glorot and Bengio 2010, eq. (16).
 */
export const glorotUniform: Initializer = Object.freeze<Initializer>({
  name: 'glorotUniform',
  draw: ({ fanIn, fanOut }) => {
    const bound = Math.sqrt(6 / (fanIn + fanOut))
    return uniform(-bound, bound).draw({ fanIn, fanOut })
  }
})

/** Draws every component of a shape in order. */
export const initializeShape =
  <P>(shape: Shape<P>, fanIn: number, fanOut: number): Initialize<P> =>
  initializer =>
    pipe(initializer.draw({ fanIn, fanOut })(shape.count), S.map(shape.unflatten))
