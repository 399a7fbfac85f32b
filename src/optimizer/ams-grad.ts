/**
 * AMSGrad: Adam whose measure of a component never shrinks.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { within } from '../scalar/hyperparameter.ts'
import type { AdamOptions } from './adam.ts'
import { chain, named } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { beta1Range, beta2Range, epsilonRange } from './hyperparameter.ts'
import { meanOf, meanSquareOf, powers } from './moments.ts'
import { link, type Memory, type Nothing, type Optimizer } from './optimizer.ts'
import { scheduleOf, type Rate } from './schedule.ts'

/** What remembers the moments of the gradient, the greatest mean square, and the powers of beta1 and beta2. */
export interface GreatestMoments extends Memory<'mean' | 'meanSquare' | 'greatest', 'power1' | 'power2'> {}

/** AMSGrad: it remembers the moments of the gradient, and the greatest. */
export interface AmsGrad extends Optimizer<readonly [GreatestMoments, Nothing]> {}

/**
 * As `scaleByAdam`, with the greatest mean square so far in place of the mean square:
 * `(m / (1 − beta1ᵗ)) / (√max(s₁ … sₜ) / √(1 − beta2ᵗ) + epsilon)`. The first link of `amsGrad`.
 *
 * Remembers `mean`, `meanSquare`, `greatest`, `power1`, `power2`. Range and cost: as `scaleByAdam`.
 */
export const scaleByAmsGrad = ({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {}): Optimizer<
  readonly [GreatestMoments]
> => {
  const [left1, left2] = [within(beta1Range, beta1), within(beta2Range, beta2)]
  const least = within(epsilonRange, epsilon)
  return link({
    name: `scaleByAmsGrad(${beta1}, ${beta2}, ${epsilon})`,
    tensors: ['mean', 'meanSquare', 'greatest'],
    numbers: { power1: powers(left1), power2: powers(left2) },
    update: algebra => {
      const { zipWith, where, plus, minus, times, over, sqrt, num } = algebra
      const [averageGradient, averageSquare] = [meanOf(algebra, left1), meanSquareOf(algebra, left2)]
      const greater = zipWith((most, s) => where(minus(s, most), s, most))
      return ({ gradient, tensors, numbers }) => {
        const mean = averageGradient(gradient)(tensors.mean)
        const meanSquare = averageSquare(gradient)(tensors.meanSquare)
        const greatest = greater(meanSquare)(tensors.greatest)
        // one division a step, and not two for each component: neither share is less than an ulp of 1
        const factor1 = over(num(1), minus(num(1), numbers.power1))
        const factor2 = over(num(1), sqrt(minus(num(1), numbers.power2)))
        const normalize = zipWith((m, s) => over(times(factor1, m), plus(times(factor2, sqrt(s)), num(least))))
        return { update: normalize(greatest)(mean), tensors: { mean, meanSquare, greatest } }
      }
    }
  })
}

/**
 * `Δθ = −learningRate·m̂ / (√max(s₁ … sₜ) / √(1 − beta2ᵗ) + epsilon)`, m̂ the bias-corrected mean of ∇J and s the mean of its square.
 *
 * The greatest is taken of s without its correction, and corrected by the step it is used in, as PyTorch's `Adam` with `amsgrad` does; the paper
 * corrects nothing. Range: as `adam`; others are a defect. Cost: O(parameters).
 * Laws: while no component's s falls it is `adam`, bit for bit. For decoupled weight decay chain `scaleByAmsGrad`, `addDecayedParameters` and
 * `gradientDescent`. Source: Reddi, Kale and Kumar 2018, algorithm 2.
 *
 * @example
 * ```ts
 * import { amsGrad, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = amsGrad(0.5, { beta1: 0, beta2: 0, epsilon: 0 })
 * const shape = vectorShape(1)
 * const parameters = vector([0])
 * const first = rule.update(shape)({ gradient: vector([8]), parameters, state: rule.init(shape) })
 * const second = rule.update(shape)({ gradient: vector([2]), parameters, state: first.state })
 * assert.deepEqual([...first.update, ...second.update], [-0.5, -0.125]) // still measured by 8
 * ```
 */
export const amsGrad = (learningRate: Rate, options: AdamOptions = {}): AmsGrad =>
  pipe(
    chain(scaleByAmsGrad(options), gradientDescent(learningRate)),
    named(`amsGrad(${scheduleOf(learningRate).name})`)
  )
