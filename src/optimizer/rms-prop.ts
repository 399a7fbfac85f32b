/**
 * RMSProp: each component's step measured by the size of its own gradients.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { within } from '../scalar/hyperparameter.ts'
import { chain, named } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { decayRange, epsilonRange } from './hyperparameter.ts'
import { meanSquareOf } from './moments.ts'
import { link, type Memory, type Nothing, type Optimizer } from './optimizer.ts'
import { scheduleOf, type Rate } from './schedule.ts'

/** How RMSProp averages. */
export type RmsPropOptions = {
  /** The share of the mean square that is left after a step, in [0, 1); 0.99 by default. */
  readonly decay?: number
  /** What is added to the root, so that a small gradient is not divided by zero; 1e-8 by default. */
  readonly epsilon?: number
}

/** What remembers a mean square. */
export interface MeanSquare extends Memory<'meanSquare'> {}

/** RMSProp: it remembers a mean square. */
export interface RmsProp extends Optimizer<readonly [MeanSquare, Nothing]> {}

/**
 * `s := decay·s + (1 − decay)·g²`, answer `g / (√s + epsilon)`, component by component: the first link of `rmsProp`.
 *
 * Remembers `meanSquare`, zero at the start. Range: decay in [0, 1), epsilon from 0; others are a defect. Cost: O(parameters).
 */
export const scaleByRms = ({ decay = 0.99, epsilon = 1e-8 }: RmsPropOptions = {}): Optimizer<readonly [MeanSquare]> => {
  const [left, least] = [within(decayRange, decay), within(epsilonRange, epsilon)]
  return link({
    name: `scaleByRms(${decay}, ${epsilon})`,
    tensors: ['meanSquare'],
    update: algebra => {
      const { zipWith, plus, over, sqrt, num } = algebra
      const average = meanSquareOf(algebra, left)
      const normalize = zipWith((g, s) => over(g, plus(sqrt(s), num(least))))
      return ({ gradient, tensors }) => {
        const meanSquare = average(gradient)(tensors.meanSquare)
        return { update: normalize(meanSquare)(gradient), tensors: { meanSquare } }
      }
    }
  })
}

/**
 * `s := decay·s + (1 − decay)·g²`, `Δθ = −learningRate·g / (√s + epsilon)`, g = ∇J(θ).
 *
 * Range: learningRate from 0, in units of θ: about the length of a step in each component; decay in [0, 1); others are a defect.
 * Cost: O(parameters). Laws: a zero gradient is a fixed point; invariant to the scale of the gradient as epsilon → 0.
 * Source: Hinton, *Neural Networks for Machine Learning* 2012, lecture 6e; epsilon as in PyTorch's `RMSprop`.
 *
 * @example
 * ```ts
 * import { rmsProp, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = rmsProp(0.5, { decay: 0.75, epsilon: 0 })
 * const shape = vectorShape(2)
 * const situation = { gradient: vector([4, -400]), parameters: vector([0, 0]), state: rule.init(shape) }
 * assert.deepEqual([...rule.update(shape)(situation).update], [-1, 1])
 * ```
 */
export const rmsProp = (learningRate: Rate, options: RmsPropOptions = {}): RmsProp =>
  pipe(chain(scaleByRms(options), gradientDescent(learningRate)), named(`rmsProp(${scheduleOf(learningRate).name})`))
