/**
 * Decoupled weight decay: parameters shrink by a share of themselves, whatever the gradient.
 */
import { within } from '../scalar/hyperparameter.ts'
import { weightDecayRange } from './hyperparameter.ts'
import { link, type Nothing, type Optimizer, type ParameterLeaf } from './optimizer.ts'

/** Which tensors of the parameters something is done to. */
export type LeafMask = (leaf: ParameterLeaf) => boolean

/** Every tensor. */
export const everyLeaf: LeafMask = () => true

/** Tensors of two axes or more: weights, not biases. */
export const weightsOnly: LeafMask = ({ extents }) => extents.length > 1

/**
 * `answer = gradient + weightDecay·θ`: a link to put after the scaling of the gradient and before the learning rate.
 *
 * All parameters decay, biases too, as in PyTorch; with `decays` only the tensors that it chooses. Range: weightDecay from 0; another number is
 * a defect. Cost: O(parameters). Laws: weightDecay 0 answers with the gradient. Source: Loshchilov and Hutter 2019, algorithm 2.
 *
 * @example
 * ```ts
 * import { addDecayedParameters, chain, gradientDescent, vector, vectorShape, weightsOnly } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const shape = vectorShape(1)
 * const deltaOf = (rule: ReturnType<typeof decaying>) =>
 *   rule.update(shape)({ gradient: vector([0]), parameters: vector([8]), state: rule.init(shape) }).update
 * const decaying = (decays?: typeof weightsOnly) => chain(addDecayedParameters(0.5, decays), gradientDescent(0.25))
 * assert.deepEqual([...deltaOf(decaying())], [-1])
 * assert.deepEqual([...deltaOf(decaying(weightsOnly))], [-0]) // a vector is a bias
 * ```
 */
export const addDecayedParameters = (
  weightDecay: number,
  decays: LeafMask = everyLeaf
): Optimizer<readonly [Nothing]> => {
  const share = within(weightDecayRange, weightDecay)
  return link({
    name: `addDecayedParameters(${weightDecay})`,
    update: ({ zipWith, plus, times, num }) => {
      const decay = zipWith((g, theta) => plus(g, times(num(share), theta)))
      return ({ gradient, parameter, leaf }) => ({
        update: decays(leaf) ? decay(parameter)(gradient) : gradient,
        tensors: {}
      })
    }
  })
}
