/**
 * Momentum: descent along a decaying sum of the gradients seen.
 */
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import type { Optimizer } from './optimizer.ts'

/** How much of the velocity stays, and whether to look ahead. */
export type MomentumOptions = {
  /** μ: the share of the velocity that is left after a step, in [0, 1); 0.9 by default. */
  readonly momentum?: number
  /** Nesterov's form: go where the velocity will be after one more such gradient. No by default. */
  readonly nesterov?: boolean
}

/**
 * The velocity `v := momentum·v + gradient`, or with Nesterov's form `gradient + momentum·v` after it: the first link of `momentum`.
 *
 * Slot: `velocity`, zero at the start. Cost: O(size). Never fails. Laws: momentum 0 answers with the gradient.
 */
export const accumulateVelocity = (momentum: number, nesterov = false): Optimizer => ({
  name: `accumulateVelocity(${momentum}${nesterov ? ', nesterov' : ''})`,
  init: space => () => ({ count: 0, slots: { velocity: space.zero } }),
  update: space => {
    const accumulate = space.zipWith((before, g) => momentum * before + g)
    return ({ gradient, state }) => {
      const velocity = accumulate(gradient)(state.slots['velocity'] ?? space.zero)
      return {
        update: nesterov ? accumulate(gradient)(velocity) : velocity,
        state: { count: state.count + 1, slots: { velocity } }
      }
    }
  }
})

/**
 * `v := momentum·v + ∇J(θ)`, `Δθ = −learningRate·v`; Nesterov's form: `Δθ = −learningRate·(∇J(θ) + momentum·v)`.
 *
 * Range: learningRate > 0; a steady gradient moves learningRate / (1 − momentum) times as far. Cost: O(size). Never fails.
 * Laws: momentum 0 is `gradientDescent(learningRate)`, bit for bit; a zero gradient is a fixed point at the start.
 * Source: Polyak 1964; Sutskever et al. 2013, eqs. (1)–(4), in the form that PyTorch's `SGD` has, with the rate outside of v.
 *
 * @example
 * ```ts
 * import { getVectorSpace, momentum, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const space = getVectorSpace(vectorShape(1))
 * const heavyBall = momentum(0.5, { momentum: 0.25 })
 * const [parameters, gradient] = [vector([0]), vector([4])]
 * const first = heavyBall.update(space)({ gradient, parameters, state: heavyBall.init(space)(parameters) })
 * const second = heavyBall.update(space)({ gradient, parameters, state: first.state })
 * assert.deepEqual([...first.update, ...second.update], [-2, -2.5])
 * ```
 */
export const momentum = (
  learningRate: number,
  { momentum = 0.9, nesterov = false }: MomentumOptions = {}
): Optimizer => ({
  ...chain(accumulateVelocity(momentum, nesterov), gradientDescent(learningRate)),
  name: `momentum(${learningRate}, ${momentum}${nesterov ? ', nesterov' : ''})`
})
