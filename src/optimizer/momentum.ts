/**
 * Momentum: descent along a decaying sum of the gradients seen.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { within } from '../scalar/hyperparameter.ts'
import { chain, named } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { momentumRange } from './hyperparameter.ts'
import { link, type Memory, type Nothing, type Optimizer } from './optimizer.ts'
import { scheduleOf, type Rate } from './schedule.ts'

/** How much of the velocity stays, and whether to look ahead. */
export type MomentumOptions = {
  /** μ: the share of the velocity that is left after a step, in [0, 1); 0.9 by default. */
  readonly momentum?: number
  /** Nesterov's form: go where the velocity will be after one more such gradient. No by default. */
  readonly nesterov?: boolean
}

/** What remembers a velocity. */
export interface Velocity extends Memory<'velocity'> {}

/** Momentum: it remembers a velocity. */
export interface Momentum extends Optimizer<readonly [Velocity, Nothing]> {}

/**
 * The velocity `v := momentum·v + gradient`, or with Nesterov's form `gradient + momentum·v` after it: the first link of `momentum`.
 *
 * Remembers `velocity`, zero at the start. Range: momentum in [0, 1); another is a defect. Cost: O(parameters). Laws: momentum 0 answers
 * with the gradient.
 */
export const accumulateVelocity = (momentum: number, nesterov = false): Optimizer<readonly [Velocity]> => {
  const share = within(momentumRange, momentum)
  return link({
    name: `accumulateVelocity(${momentum}${nesterov ? ', nesterov' : ''})`,
    tensors: ['velocity'],
    update: ({ zipWith, plus, times, num }) => {
      const accumulate = zipWith((v, g) => plus(times(num(share), v), g))
      return ({ gradient, tensors }) => {
        const velocity = accumulate(gradient)(tensors.velocity)
        return { update: nesterov ? accumulate(gradient)(velocity) : velocity, tensors: { velocity } }
      }
    }
  })
}

/**
 * `v := momentum·v + ∇J(θ)`, `Δθ = −learningRate·v`; Nesterov's form: `Δθ = −learningRate·(∇J(θ) + momentum·v)`.
 *
 * Range: learningRate from 0, momentum in [0, 1); others are a defect. A steady gradient moves learningRate / (1 − momentum) times as far.
 * Cost: O(parameters). Laws: momentum 0 is `gradientDescent(learningRate)`, bit for bit; a zero gradient is a fixed point at the start.
 * Source: Polyak 1964; Sutskever et al. 2013, eqs. (1)–(4), in the form that PyTorch's `SGD` has, with the rate outside of v.
 *
 * @example
 * ```ts
 * import { momentum, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const heavyBall = momentum(0.5, { momentum: 0.25 })
 * const update = heavyBall.update(vectorShape(1))
 * const [parameters, gradient] = [vector([0]), vector([4])]
 * const first = update({ gradient, parameters, state: heavyBall.init(vectorShape(1)) })
 * const second = update({ gradient, parameters, state: first.state })
 * assert.deepEqual([...first.update, ...second.update], [-2, -2.5])
 * ```
 */
export const momentum = (learningRate: Rate, { momentum = 0.9, nesterov = false }: MomentumOptions = {}): Momentum =>
  pipe(
    chain(accumulateVelocity(momentum, nesterov), gradientDescent(learningRate)),
    named(`momentum(${scheduleOf(learningRate).name}, ${momentum}${nesterov ? ', nesterov' : ''})`)
  )
