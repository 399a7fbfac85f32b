/**
 * RMSProp: each component's step measured by the size of its own gradients.
 */
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import type { Optimizer } from './optimizer.ts'

/** How RMSProp averages. */
export type RmsPropOptions = {
  /** The share of the mean square that is left after a step, in [0, 1); 0.99 by default. */
  readonly decay?: number
  /** What is added to the root, so that a small gradient is not divided by zero; 1e-8 by default. */
  readonly epsilon?: number
}

/**
 * `s := decay·s + (1 − decay)·g²`, answer `g / (√s + epsilon)`, component by component: the first link of `rmsProp`.
 *
 * Slot: `meanSquare`, zero at the start. Cost: O(size). Never fails.
 */
export const scaleByRms = ({ decay = 0.99, epsilon = 1e-8 }: RmsPropOptions = {}): Optimizer => ({
  name: `scaleByRms(${decay}, ${epsilon})`,
  init: space => () => ({ count: 0, slots: { meanSquare: space.zero } }),
  update: space => {
    const average = space.zipWith((s, g) => decay * s + (1 - decay) * g * g)
    const normalize = space.zipWith((g, s) => g / (Math.sqrt(s) + epsilon))
    return ({ gradient, state }) => {
      const meanSquare = average(gradient)(state.slots['meanSquare'] ?? space.zero)
      return { update: normalize(meanSquare)(gradient), state: { count: state.count + 1, slots: { meanSquare } } }
    }
  }
})

/**
 * `s := decay·s + (1 − decay)·g²`, `Δθ = −learningRate·g / (√s + epsilon)`, g = ∇J(θ).
 *
 * Range: learningRate > 0, in units of θ: about the length of a step in each component. Cost: O(size). Never fails.
 * Laws: a zero gradient is a fixed point; invariant to the scale of the gradient as epsilon → 0.
 * Source: Hinton, *Neural Networks for Machine Learning* 2012, lecture 6e; epsilon as in PyTorch's `RMSprop`.
 *
 * @example
 * ```ts
 * import { getVectorSpace, rmsProp, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const space = getVectorSpace(vectorShape(2))
 * const rule = rmsProp(0.5, { decay: 0.75, epsilon: 0 })
 * const parameters = vector([0, 0])
 * const state = rule.init(space)(parameters)
 * assert.deepEqual([...rule.update(space)({ gradient: vector([4, -400]), parameters, state }).update], [-1, 1])
 * ```
 */
export const rmsProp = (learningRate: number, options: RmsPropOptions = {}): Optimizer => ({
  ...chain(scaleByRms(options), gradientDescent(learningRate)),
  name: `rmsProp(${learningRate})`
})
