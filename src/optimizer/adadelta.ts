/**
 * Adadelta: steps in the units of the parameters, measured by the steps before them.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { within } from '../scalar/hyperparameter.ts'
import { chain, named } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { decayRange, epsilonRange } from './hyperparameter.ts'
import { meanSquareOf } from './moments.ts'
import { link, type Memory, type Nothing, type Optimizer } from './optimizer.ts'
import { scheduleOf, type Rate } from './schedule.ts'

/** How Adadelta averages. */
export type AdadeltaOptions = {
  /** The share of the mean squares that is left after a step, in [0, 1); 0.9 by default. */
  readonly decay?: number
  /** What is added under both roots, the length squared that the first steps grow from; 1e-6 by default. */
  readonly epsilon?: number
}

/** What remembers the mean squares of gradients and steps. */
export interface MeanSquares extends Memory<'meanSquare' | 'meanSquareStep'> {}

/** Adadelta: it remembers the mean squares of gradients and steps. */
export interface Adadelta extends Optimizer<readonly [MeanSquares, Nothing]> {}

/**
 * `s := decay·s + (1 − decay)·g²`, answer `d = √(u + epsilon) / √(s + epsilon)·g`, then `u := decay·u + (1 − decay)·d²`, component by
 * component: the first link of `adadelta`.
 *
 * Remembers s as `meanSquare` and u as `meanSquareStep`, zero at the start. Range: decay in [0, 1), epsilon from 0; others are a defect; with
 * epsilon 0 it never starts. Cost: O(parameters).
 */
export const scaleByAdadelta = ({ decay = 0.9, epsilon = 1e-6 }: AdadeltaOptions = {}): Optimizer<
  readonly [MeanSquares]
> => {
  const [left, least] = [within(decayRange, decay), within(epsilonRange, epsilon)]
  return link({
    name: `scaleByAdadelta(${decay}, ${epsilon})`,
    tensors: ['meanSquare', 'meanSquareStep'],
    update: algebra => {
      const { zipWith, hadamard, plus, over, sqrt, num } = algebra
      const average = meanSquareOf(algebra, left)
      const root = zipWith((u, s) => over(sqrt(plus(u, num(least))), sqrt(plus(s, num(least)))))
      return ({ gradient, tensors }) => {
        const meanSquare = average(gradient)(tensors.meanSquare)
        const update = hadamard(gradient)(root(meanSquare)(tensors.meanSquareStep))
        const meanSquareStep = average(update)(tensors.meanSquareStep)
        return { update, tensors: { meanSquare, meanSquareStep } }
      }
    }
  })
}

/**
 * `Δθ = −learningRate·√(u + epsilon) / √(s + epsilon)·g`, g = ∇J(θ), with s and u the mean squares of the gradients and of the steps at rate 1
 * before this one, see `scaleByAdadelta`.
 *
 * Range: learningRate from 0, a pure number, 1 in the paper; decay in [0, 1); epsilon from 0; others are a defect. Cost: O(parameters).
 * Laws: the first step is −learningRate·√(epsilon / ((1 − decay)·g² + epsilon))·g; a zero gradient is a fixed point at every state.
 * Source: Zeiler 2012, algorithm 1; the rate and the defaults as in PyTorch's `Adadelta`.
 *
 * @example
 * ```ts
 * import { adadelta, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = adadelta(1, { decay: 0.75, epsilon: 0.25 })
 * const shape = vectorShape(1)
 * const situation = { gradient: vector([0]), parameters: vector([3]), state: rule.init(shape) }
 * const [step = 0] = rule.update(shape)({ ...situation, gradient: vector([Math.sqrt(3)]) }).update
 * assert.equal(Math.abs(step + Math.sqrt(3) / 2) < 1e-15, true) // √¼ / √(¼·3 + ¼)
 * ```
 */
export const adadelta = (learningRate: Rate, options: AdadeltaOptions = {}): Adadelta =>
  pipe(
    chain(scaleByAdadelta(options), gradientDescent(learningRate)),
    named(`adadelta(${scheduleOf(learningRate).name})`)
  )
