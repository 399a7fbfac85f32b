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

/**
 * Values uniform on [low, high).
 *
 * `low + (high − low)·u` with u uniform on [0, 1). The tutorial starts from `uniform(0, 1)`.
 *
 * @example
 * ```ts
 * import { pythonRandom, uniform } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [values] = uniform(0, 1).draw({ fanIn: 2, fanOut: 1 })(1)(pythonRandom(0))
 * assert.deepEqual(values, [0.8444218515250481]) // Python: random.seed(0); random.random()
 * ```
 */
export const uniform = (low: number, high: number): Initializer =>
  Object.freeze<Initializer>({
    name: `uniform(${low}, ${high})`,
    draw: () => count =>
      pipe(
        uniforms(count),
        S.map(values => values.map(u => low + (high - low) * u))
      )
  })

/** Values from the normal distribution with the given mean and standard deviation. */
export const normal = (mean: number, standardDeviation: number): Initializer =>
  Object.freeze<Initializer>({
    name: `normal(${mean}, ${standardDeviation})`,
    draw: () => count =>
      pipe(
        gaussians(count),
        S.map(values => values.map(z => mean + standardDeviation * z))
      )
  })

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
