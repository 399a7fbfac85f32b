/**
 * Gradient descent, equations (12a) and (12b).
 */
import type { Optimizer } from './optimizer.ts'

/**
 * `Δθ = −learningRate·∇J(θ)`.
 *
 * Range: learningRate > 0, in units of θ² per unit of J. Cost: O(size). Never fails.
 * Laws: a zero gradient is a fixed point; rate 0 is the identity. Source: equations (12a), (12b).
 *
 * @example
 * ```ts
 * import { getVectorSpace, gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const space = getVectorSpace(vectorShape(1))
 * const descent = gradientDescent(0.5)
 * const parameters = vector([1])
 * const state = descent.init(space)(parameters)
 * const { update } = descent.update(space)({ gradient: vector([4]), parameters, state })
 * assert.deepEqual([...update], [-2])
 * ```
 */
export const gradientDescent = (learningRate: number): Optimizer => ({
  name: `gradientDescent(${learningRate})`,
  init: () => () => ({ count: 0, slots: {} }),
  update:
    space =>
    ({ gradient, state }) => ({
      update: space.scale(-learningRate)(gradient),
      state: { count: state.count + 1, slots: {} }
    })
})
