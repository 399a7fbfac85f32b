/**
 * Adam: descent along the mean gradient, each component measured by the size of its own gradients.
 */
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import type { Optimizer } from './optimizer.ts'
import { addDecayedParameters } from './weight-decay.ts'

/** How Adam averages. */
export type AdamOptions = {
  /** The share of the mean gradient that is left after a step, in [0, 1); 0.9 by default. */
  readonly beta1?: number
  /** The share of the mean square that is left after a step, in [0, 1); 0.999 by default. */
  readonly beta2?: number
  /** What is added to the root, so that a small gradient is not divided by zero; 1e-8 by default. */
  readonly epsilon?: number
}

/**
 * `m := beta1·m + (1 − beta1)·g`, `s := beta2·s + (1 − beta2)·g²`, and after t steps the answer
 * `(m / (1 − beta1ᵗ)) / (√(s / (1 − beta2ᵗ)) + epsilon)`, component by component: the first link of `adam`.
 *
 * The divisions by 1 − betaᵗ undo the bias towards the zero at the start. Slots: `mean`, `meanSquare`. Cost: O(size). Never fails.
 * Numerics: g² underflows for |g| < 1e-162 and overflows above 1e154.
 */
export const scaleByAdam = ({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {}): Optimizer => ({
  name: `scaleByAdam(${beta1}, ${beta2}, ${epsilon})`,
  init: space => () => ({ count: 0, slots: { mean: space.zero, meanSquare: space.zero } }),
  update: space => {
    const averageGradient = space.zipWith((m, g) => beta1 * m + (1 - beta1) * g)
    const averageSquare = space.zipWith((s, g) => beta2 * s + (1 - beta2) * g * g)
    return ({ gradient, state }) => {
      const count = state.count + 1
      const mean = averageGradient(gradient)(state.slots['mean'] ?? space.zero)
      const meanSquare = averageSquare(gradient)(state.slots['meanSquare'] ?? space.zero)
      const [share1, share2] = [1 - beta1 ** count, Math.sqrt(1 - beta2 ** count)]
      const normalize = space.zipWith((m, s) => m / share1 / (Math.sqrt(s) / share2 + epsilon))
      return { update: normalize(meanSquare)(mean), state: { count, slots: { mean, meanSquare } } }
    }
  }
})

/**
 * `Δθ = −learningRate·m̂ / (√ŝ + epsilon)`, with m̂ and ŝ the bias-corrected means of ∇J and of its square, see `scaleByAdam`.
 *
 * Range: learningRate > 0, in units of θ: no component moves much further in a step. Cost: O(size). Never fails.
 * Laws: the first step is −learningRate·sign(g) as epsilon → 0; invariant to the scale of the gradient as epsilon → 0; a zero
 * gradient is a fixed point at the start. Source: Kingma and Ba 2015, algorithm 1, epsilon outside of the root.
 *
 * @example
 * ```ts
 * import { adam, getVectorSpace, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const space = getVectorSpace(vectorShape(2))
 * const rule = adam(0.01, { beta1: 0.5, beta2: 0.75, epsilon: 0 })
 * const parameters = vector([0, 0])
 * const state = rule.init(space)(parameters)
 * assert.deepEqual([...rule.update(space)({ gradient: vector([3, -1e-9]), parameters, state }).update], [-0.01, 0.01])
 * ```
 */
export const adam = (learningRate: number, options: AdamOptions = {}): Optimizer => ({
  ...chain(scaleByAdam(options), gradientDescent(learningRate)),
  name: `adam(${learningRate})`
})

/**
 * Adam with decoupled weight decay: `Δθ = −learningRate·(m̂ / (√ŝ + epsilon) + weightDecay·θ)`.
 *
 * weightDecay is 0.01 by default; biases decay too. Cost: O(size). Never fails. Laws: weightDecay 0 is `adam`.
 * Source: Loshchilov and Hutter 2019, algorithm 2; as PyTorch's `AdamW`.
 *
 * @example
 * ```ts
 * import { adamW, getVectorSpace, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const space = getVectorSpace(vectorShape(1))
 * const rule = adamW(0.5, { weightDecay: 0.25 })
 * const parameters = vector([8])
 * const state = rule.init(space)(parameters)
 * assert.deepEqual([...rule.update(space)({ gradient: vector([0]), parameters, state }).update], [-1])
 * ```
 */
export const adamW = (
  learningRate: number,
  { weightDecay = 0.01, ...options }: AdamOptions & { readonly weightDecay?: number } = {}
): Optimizer => ({
  ...chain(scaleByAdam(options), addDecayedParameters(weightDecay), gradientDescent(learningRate)),
  name: `adamW(${learningRate})`
})
