/**
 * Adagrad: each component's step measured by all of its gradients so far.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { within } from '../scalar/hyperparameter.ts'
import { chain, named } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { epsilonRange } from './hyperparameter.ts'
import { link, type Memory, type Nothing, type Optimizer } from './optimizer.ts'
import { scheduleOf, type Rate } from './schedule.ts'

/** What Adagrad takes beside the rate. */
export type AdagradOptions = {
  /** What is added to the root, so that a small gradient is not divided by zero; 1e-10 by default. */
  readonly epsilon?: number
}

/** What remembers a sum of squares. */
export interface SumOfSquares extends Memory<'sumOfSquares'> {}

/** Adagrad: it remembers a sum of squares. */
export interface Adagrad extends Optimizer<readonly [SumOfSquares, Nothing]> {}

/**
 * `s := s + g²`, answer `g / (√s + epsilon)`, component by component: the first link of `adagrad`.
 *
 * Remembers `sumOfSquares`, zero at the start. Range: epsilon from 0; another is a defect. Cost: O(parameters).
 */
export const scaleByAdagrad = ({ epsilon = 1e-10 }: AdagradOptions = {}): Optimizer<readonly [SumOfSquares]> => {
  const least = within(epsilonRange, epsilon)
  return link({
    name: `scaleByAdagrad(${epsilon})`,
    tensors: ['sumOfSquares'],
    update: ({ zipWith, plus, times, over, sqrt, num }) => {
      const accumulate = zipWith((s, g) => plus(s, times(g, g)))
      const normalize = zipWith((g, s) => over(g, plus(sqrt(s), num(least))))
      return ({ gradient, tensors }) => {
        const sumOfSquares = accumulate(gradient)(tensors.sumOfSquares)
        return { update: normalize(sumOfSquares)(gradient), tensors: { sumOfSquares } }
      }
    }
  })
}

/**
 * `s := s + g²`, `Δθ = −learningRate·g / (√s + epsilon)`, g = ∇J(θ).
 *
 * Range: learningRate from 0, in units of θ: the length of the first step in each component; epsilon from 0; others are a defect.
 * Cost: O(parameters). Numerics: g² underflows for |g| < 1e-162 and overflows above 1e154.
 * Laws: a steady gradient moves learningRate / √t in step t; invariant to the scale of the gradient as epsilon → 0.
 * PyTorch's `Adagrad` has a decay of the rate too, which here is a schedule, `inverseTime`, and a start of s other than 0, which is not here.
 * Source: Duchi, Hazan and Singer 2011; epsilon as in PyTorch's `Adagrad`.
 *
 * @example
 * ```ts
 * import { adagrad, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const rule = adagrad(0.5, { epsilon: 0 })
 * const shape = vectorShape(2)
 * const parameters = vector([0, 0])
 * const first = rule.update(shape)({ gradient: vector([3, -1e-9]), parameters, state: rule.init(shape) })
 * const second = rule.update(shape)({ gradient: vector([4, 0]), parameters, state: first.state })
 * assert.deepEqual([...first.update], [-0.5, 0.5])
 * assert.equal([...second.update][0], -0.4) // −0.5·4 / √(3² + 4²)
 * ```
 */
export const adagrad = (learningRate: Rate, options: AdagradOptions = {}): Adagrad =>
  pipe(
    chain(scaleByAdagrad(options), gradientDescent(learningRate)),
    named(`adagrad(${scheduleOf(learningRate).name})`)
  )
