/**
 * Decoupled weight decay: parameters shrink by a share of themselves, whatever the gradient.
 */
import type { Optimizer } from './optimizer.ts'

/**
 * `answer = gradient + weightDecay·θ`: a link to put after the scaling of the gradient and before the learning rate.
 *
 * All parameters decay, biases too, as in PyTorch. Range: weightDecay ≥ 0. Cost: O(size). Never fails.
 * Laws: weightDecay 0 answers with the gradient. Source: Loshchilov and Hutter 2019, algorithm 2.
 *
 * @example
 * ```ts
 * import { addDecayedParameters, chain, getVectorSpace, gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const space = getVectorSpace(vectorShape(1))
 * const rule = chain(addDecayedParameters(0.5), gradientDescent(0.25))
 * const parameters = vector([8])
 * const answer = rule.update(space)({ gradient: vector([0]), parameters, state: rule.init(space)(parameters) })
 * assert.deepEqual([...answer.update], [-1])
 * ```
 */
export const addDecayedParameters = (weightDecay: number): Optimizer => ({
  name: `addDecayedParameters(${weightDecay})`,
  init: () => () => ({ count: 0, slots: {} }),
  update: space => {
    const decay = space.zipWith((g, theta) => g + weightDecay * theta)
    return ({ gradient, parameters, state }) => ({
      update: decay(parameters)(gradient),
      state: { count: state.count + 1, slots: {} }
    })
  }
})
