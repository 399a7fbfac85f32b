/**
 * Regularization: the gradient of what is added to the cost for large parameters.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { signOf } from '../algebra/sign.ts'
import { within } from '../scalar/hyperparameter.ts'
import { named } from './chain.ts'
import { strengthRange } from './hyperparameter.ts'
import { link, type Nothing, type Optimizer } from './optimizer.ts'
import { addDecayedParameters, everyLeaf, type LeafMask } from './weight-decay.ts'

/**
 * `answer = gradient + weightDecay·θ`, the gradient of `J + weightDecay/2·Σ θ²`: a link to put *first*, before what scales the gradient.
 *
 * It is `addDecayedParameters` where PyTorch's option `weight_decay` of `SGD`, `Adagrad`, `Adadelta`, `RMSprop` and `Adam` has it: coupled, so that what is
 * done to the gradient is done to it too. Behind the scaling the same sum is the decay of `adamW`.
 * Parameters: all, or the tensors that `leaves` chooses, `weightsOnly` for instance. Range: weightDecay from 0; another number is a defect.
 * Cost: O(parameters). Laws: weightDecay 0 answers with the gradient. Source: Hoerl and Kennard 1970; Krogh and Hertz 1992.
 *
 * @example
 * ```ts
 * import { addL2, chain, gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = chain(addL2(0.5), gradientDescent(0.25))
 * const shape = vectorShape(1)
 * const situation = { gradient: vector([1]), parameters: vector([8]), state: rule.init(shape) }
 * assert.deepEqual([...rule.update(shape)(situation).update], [-1.25])
 * ```
 */
export const addL2 = (weightDecay: number, leaves: LeafMask = everyLeaf): Optimizer<readonly [Nothing]> =>
  pipe(addDecayedParameters(weightDecay, leaves), named(`addL2(${weightDecay})`))

/**
 * `answer = gradient + strength·sign(θ)`, the gradient of `J + strength·Σ |θ|`: a link to put first, before what scales the gradient.
 *
 * The kink at θ = 0: |θ| has no derivative there, and 0, the middle of the subgradients, is what is used, so that a parameter that is 0 is not
 * moved by it. A step rarely ends at 0 itself: small parameters change sign from step to step.
 * Parameters: all, or the tensors that `leaves` chooses. Range: strength from 0; another number is a defect. Cost: O(parameters).
 * Laws: strength 0 answers with the gradient. Source: Tibshirani 1996. PyTorch has no such option.
 *
 * @example
 * ```ts
 * import { addL1, chain, gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = chain(addL1(0.5), gradientDescent(0.5))
 * const shape = vectorShape(3)
 * const situation = { gradient: vector([1, 1, 1]), parameters: vector([8, 0, -8]), state: rule.init(shape) }
 * assert.deepEqual([...rule.update(shape)(situation).update], [-0.75, -0.5, -0.25])
 * ```
 */
export const addL1 = (strength: number, leaves: LeafMask = everyLeaf): Optimizer<readonly [Nothing]> => {
  const share = within(strengthRange, strength)
  return link({
    name: `addL1(${strength})`,
    update: algebra => {
      const { zipWith, plus, times, num } = algebra
      const sign = signOf(algebra)
      const pull = zipWith((g, theta) => plus(g, times(num(share), sign(theta))))
      return ({ gradient, parameter, leaf }) => ({
        update: leaves(leaf) ? pull(parameter)(gradient) : gradient,
        tensors: {}
      })
    }
  })
}
