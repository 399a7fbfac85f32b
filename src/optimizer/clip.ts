/**
 * Clipping: a gradient that is too long is made shorter before anything else is done with it.
 */
import { within } from '../scalar/hyperparameter.ts'
import { limitRange } from './hyperparameter.ts'
import { link, type Nothing, type Optimizer } from './optimizer.ts'

/**
 * Each component of the gradient within ±limit: `min(limit, max(−limit, gᵢ))`, a link to put first.
 *
 * Range: limit above 0; another number is a defect. Cost: O(parameters). Numerics: exact; what is within stays bit for bit, NaN stays NaN, and
 * an infinite component becomes ±limit. Laws: twice is once. As PyTorch's `clip_grad_value_`.
 *
 * @example
 * ```ts
 * import { chain, clipByValue, gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = chain(clipByValue(1), gradientDescent(0.5))
 * const shape = vectorShape(3)
 * const situation = { gradient: vector([4, -0.5, -1e300]), parameters: vector([0, 0, 0]), state: rule.init(shape) }
 * assert.deepEqual([...rule.update(shape)(situation).update], [-0.5, 0.25, 0.5])
 * ```
 */
export const clipByValue = (limit: number): Optimizer<readonly [Nothing]> => {
  const most = within(limitRange, limit)
  return link({
    name: `clipByValue(${limit})`,
    update: ({ map, where, minus, plus, num }) => {
      const clip = map(g => where(minus(num(most), g), where(plus(g, num(most)), g, num(-most)), num(most)))
      return ({ gradient }) => ({ update: clip(gradient), tensors: {} })
    }
  })
}

/**
 * The gradient, no longer than limit: `g·limit / ‖g‖` where `‖g‖ = √Σ g²` over all tensors of the parameters is above limit, else g.
 *
 * A link to put first; it keeps the direction. Range: limit above 0; another number is a defect. Cost: O(parameters).
 * Numerics: what is not too long stays bit for bit; NaN makes every component NaN; squares overflow for |g| above 1e154, and such a gradient counts
 * as infinitely long: its finite components become 0. Laws: ‖answer‖ ≤ limit up to rounding; twice is once up to rounding.
 * PyTorch's `clip_grad_norm_` divides by ‖g‖ + 1e-6, here by ‖g‖. Source: Pascanu, Mikolov and Bengio 2013, algorithm 1.
 *
 * @example
 * ```ts
 * import { chain, clipByNorm, gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = chain(clipByNorm(2.5), gradientDescent(1))
 * const shape = vectorShape(2)
 * const situation = { gradient: vector([3, -4]), parameters: vector([0, 0]), state: rule.init(shape) }
 * assert.deepEqual([...rule.update(shape)(situation).update], [-1.5, 2])
 * ```
 */
export const clipByNorm = (limit: number): Optimizer<readonly [Nothing]> => {
  const most = within(limitRange, limit)
  return link({
    name: `clipByNorm(${limit})`,
    update:
      ({ scale, where, minus, over, num }) =>
      ({ gradient, norm }) => {
        const length = norm()
        const factor = where(minus(length, num(most)), over(num(most), length), num(1))
        return { update: scale(factor)(gradient), tensors: {} }
      }
  })
}
