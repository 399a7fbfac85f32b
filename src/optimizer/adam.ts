/**
 * Adam: descent along the mean gradient, each component measured by the size of its own gradients.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { within } from '../scalar/hyperparameter.ts'
import { chain, named } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { beta1Range, beta2Range, epsilonRange } from './hyperparameter.ts'
import { meanOf, meanSquareOf, powers } from './moments.ts'
import { link, type Memory, type Nothing, type Optimizer } from './optimizer.ts'
import { scheduleOf, type Rate } from './schedule.ts'
import { addDecayedParameters, everyLeaf, type LeafMask } from './weight-decay.ts'

/** How Adam averages. */
export type AdamOptions = {
  /** The share of the mean gradient that is left after a step, in [0, 1); 0.9 by default. */
  readonly beta1?: number
  /** The share of the mean square that is left after a step, in [0, 1); 0.999 by default. */
  readonly beta2?: number
  /** What is added to the root, so that a small gradient is not divided by zero; 1e-8 by default. */
  readonly epsilon?: number
}

/** What remembers the moments of the gradient, and the powers of beta1 and beta2. */
export interface Moments extends Memory<'mean' | 'meanSquare', 'power1' | 'power2'> {}

/** Adam: it remembers the moments of the gradient. */
export interface Adam extends Optimizer<readonly [Moments, Nothing]> {}

/** Adam with decoupled weight decay: it remembers the moments of the gradient. */
export interface AdamW extends Optimizer<readonly [Moments, Nothing, Nothing]> {}

/**
 * `m := beta1·m + (1 − beta1)·g`, `s := beta2·s + (1 − beta2)·g²`, and after t steps the answer
 * `(m / (1 − beta1ᵗ)) / (√s / √(1 − beta2ᵗ) + epsilon)`, component by component: the first link of `adam`.
 *
 * The divisions by 1 − betaᵗ undo the bias towards the zero at the start; betaᵗ are running products. Remembers `mean`, `meanSquare`, `power1`,
 * `power2`. Range: beta1 and beta2 in [0, 1), epsilon from 0; others are a defect. Cost: O(parameters).
 * Numerics: g² underflows for |g| < 1e-162 and overflows above 1e154.
 */
export const scaleByAdam = ({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {}): Optimizer<
  readonly [Moments]
> => {
  const [left1, left2] = [within(beta1Range, beta1), within(beta2Range, beta2)]
  const least = within(epsilonRange, epsilon)
  return link({
    name: `scaleByAdam(${beta1}, ${beta2}, ${epsilon})`,
    tensors: ['mean', 'meanSquare'],
    numbers: { power1: powers(left1), power2: powers(left2) },
    update: algebra => {
      const { zipWith, plus, minus, times, over, sqrt, num } = algebra
      const [averageGradient, averageSquare] = [meanOf(algebra, left1), meanSquareOf(algebra, left2)]
      return ({ gradient, tensors, numbers }) => {
        const mean = averageGradient(gradient)(tensors.mean)
        const meanSquare = averageSquare(gradient)(tensors.meanSquare)
        // one division a step, and not two for each component: neither share is less than an ulp of 1
        const factor1 = over(num(1), minus(num(1), numbers.power1))
        const factor2 = over(num(1), sqrt(minus(num(1), numbers.power2)))
        const normalize = zipWith((m, s) => over(times(factor1, m), plus(times(factor2, sqrt(s)), num(least))))
        return { update: normalize(meanSquare)(mean), tensors: { mean, meanSquare } }
      }
    }
  })
}

/**
 * `Δθ = −learningRate·m̂ / (√ŝ + epsilon)`, with m̂ and ŝ the bias-corrected means of ∇J and of its square, see `scaleByAdam`.
 *
 * Range: learningRate from 0, in units of θ: no component moves much further in a step. Others are a defect. Cost: O(parameters).
 * Laws: the first step is −learningRate·sign(g) as epsilon → 0; invariant to the scale of the gradient as epsilon → 0; a zero
 * gradient is a fixed point at the start. Source: Kingma and Ba 2015, algorithm 1, epsilon outside of the root.
 *
 * @example
 * ```ts
 * import { adam, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = adam(0.01, { beta1: 0.5, beta2: 0.75, epsilon: 0 })
 * const shape = vectorShape(2)
 * const situation = { gradient: vector([3, -1e-9]), parameters: vector([0, 0]), state: rule.init(shape) }
 * assert.deepEqual([...rule.update(shape)(situation).update], [-0.01, 0.01])
 * ```
 */
export const adam = (learningRate: Rate, options: AdamOptions = {}): Adam =>
  pipe(chain(scaleByAdam(options), gradientDescent(learningRate)), named(`adam(${scheduleOf(learningRate).name})`))

/** How AdamW averages and decays. */
export type AdamWOptions = AdamOptions & {
  /** The share of the parameters that is taken off at rate 1; 0.01 by default. */
  readonly weightDecay?: number
  /** Which tensors decay; all by default, as in PyTorch. */
  readonly decays?: LeafMask
}

/**
 * Adam with decoupled weight decay: `Δθ = −learningRate·(m̂ / (√ŝ + epsilon) + weightDecay·θ)`.
 *
 * Range: as `adam`; weightDecay from 0. Cost: O(parameters). Laws: weightDecay 0 is `adam`.
 * Source: Loshchilov and Hutter 2019, algorithm 2; as PyTorch's `AdamW`.
 *
 * @example
 * ```ts
 * import { adamW, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = adamW(0.5, { weightDecay: 0.25 })
 * const shape = vectorShape(1)
 * const situation = { gradient: vector([0]), parameters: vector([8]), state: rule.init(shape) }
 * assert.deepEqual([...rule.update(shape)(situation).update], [-1])
 * ```
 */
export const adamW = (
  learningRate: Rate,
  { weightDecay = 0.01, decays = everyLeaf, ...options }: AdamWOptions = {}
): AdamW =>
  pipe(
    chain(scaleByAdam(options), addDecayedParameters(weightDecay, decays), gradientDescent(learningRate)),
    named(`adamW(${scheduleOf(learningRate).name})`)
  )
