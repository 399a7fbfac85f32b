/**
 * Gradient descent, equations (12a) and (12b).
 */
import { link, type Nothing, type Optimizer } from './optimizer.ts'
import { scheduleOf, type Rate } from './schedule.ts'

/** Gradient descent: it remembers nothing. */
export interface GradientDescent extends Optimizer<readonly [Nothing]> {}

/**
 * `Δθ = −learningRate·∇J(θ)`.
 *
 * Range: learningRate from 0, in units of θ² per unit of J, or a schedule; another number is a defect. Cost: O(parameters).
 * Laws: a zero gradient is a fixed point; rate 0 is the identity. Source: equations (12a), (12b).
 *
 * @example
 * ```ts
 * import { gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const descent = gradientDescent(0.5)
 * const shape = vectorShape(1)
 * const { update } = descent.update(shape)({ gradient: vector([4]), parameters: vector([1]), state: descent.init(shape) })
 * assert.deepEqual([...update], [-2])
 * ```
 */
export const gradientDescent = (learningRate: Rate): GradientDescent => {
  const schedule = scheduleOf(learningRate)
  return link({
    name: `gradientDescent(${schedule.name})`,
    update: algebra => {
      const rate = schedule.at(algebra)
      return ({ gradient, step }) => ({ update: algebra.scale(algebra.negate(rate(step)))(gradient), tensors: {} })
    }
  })
}
