/**
 * Lion: descent by the sign of a mean of the gradient.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { signOf } from '../algebra/sign.ts'
import { within } from '../scalar/hyperparameter.ts'
import { chain, named } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { beta1Range, beta2Range } from './hyperparameter.ts'
import { meanOf } from './moments.ts'
import { link, type Memory, type Nothing, type Optimizer } from './optimizer.ts'
import { scheduleOf, type Rate } from './schedule.ts'
import { addDecayedParameters, everyLeaf, type LeafMask } from './weight-decay.ts'

/** How Lion averages. */
export type LionAverages = {
  /** The share of the mean in the direction of a step, in [0, 1); 0.9 by default. */
  readonly beta1?: number
  /** The share of the mean that is left after a step, in [0, 1); 0.99 by default. */
  readonly beta2?: number
}

/** How Lion averages and decays. */
export type LionOptions = LionAverages & {
  /** The share of the parameters that is taken off at rate 1; 0 by default. */
  readonly weightDecay?: number
  /** Which tensors decay; all by default. */
  readonly decays?: LeafMask
}

/** What remembers a mean gradient. */
export interface MeanGradient extends Memory<'mean'> {}

/** Lion: it remembers a mean gradient. */
export interface Lion extends Optimizer<readonly [MeanGradient, Nothing, Nothing]> {}

/**
 * Answer `sign(beta1·m + (1 − beta1)·g)`, then `m := beta2·m + (1 − beta2)·g`, component by component, with sign(0) = 0: the first link of `lion`.
 *
 * Remembers `mean`, zero at the start. Range: beta1 and beta2 in [0, 1); others are a defect. Cost: O(parameters). Numerics: exact but for the mean.
 */
export const scaleByLion = ({ beta1 = 0.9, beta2 = 0.99 }: LionAverages = {}): Optimizer<readonly [MeanGradient]> => {
  const [left1, left2] = [within(beta1Range, beta1), within(beta2Range, beta2)]
  return link({
    name: `scaleByLion(${beta1}, ${beta2})`,
    tensors: ['mean'],
    update: algebra => {
      const [direction, average] = [meanOf(algebra, left1), meanOf(algebra, left2)]
      const sign = algebra.map(signOf(algebra))
      return ({ gradient, tensors: { mean } }) => ({
        update: sign(direction(gradient)(mean)),
        tensors: { mean: average(gradient)(mean) }
      })
    }
  })
}

/**
 * `Δθ = −learningRate·(sign(beta1·m + (1 − beta1)·∇J) + weightDecay·θ)`, m the mean of ∇J before this step, see `scaleByLion`.
 *
 * Range: learningRate from 0, in units of θ: each component moves just so far, so that a third to a tenth of Adam's rate is usual, 1e-4 in the
 * paper; beta1 and beta2 in [0, 1); weightDecay from 0; others are a defect. Cost: O(parameters).
 * Laws: invariant to the scale of the gradient; the first step is −learningRate·sign(g); with beta1 = beta2 = 0 every step is.
 * Source: Chen et al. 2023, *Symbolic discovery of optimization algorithms*, algorithm 2.
 *
 * @example
 * ```ts
 * import { lion, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = lion(0.5, { weightDecay: 0.25 })
 * const shape = vectorShape(3)
 * const situation = { gradient: vector([3, -1e-9, 0]), parameters: vector([0, 0, 8]), state: rule.init(shape) }
 * assert.deepEqual([...rule.update(shape)(situation).update], [-0.5, 0.5, -1])
 * ```
 */
export const lion = (
  learningRate: Rate,
  { weightDecay = 0, decays = everyLeaf, ...averages }: LionOptions = {}
): Lion =>
  pipe(
    chain(scaleByLion(averages), addDecayedParameters(weightDecay, decays), gradientDescent(learningRate)),
    named(`lion(${scheduleOf(learningRate).name})`)
  )
