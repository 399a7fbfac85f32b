/**
 * Optimizers with a part that can be otherwise.
 */
import {
  chain,
  gradientDescent,
  link,
  type Algebra,
  type Memory,
  type MeanSquare,
  type Moments,
  type Nothing,
  type Num,
  type Optimizer,
  type RunningNumber,
  type Velocity
} from 'lawgrad'

/** Plain descent with its update changed, given the rate and the parameter. */
export const bent =
  (change: (algebra: Algebra) => (update: Num, rate: number, parameter: Num) => Num) =>
  () =>
  (rate: number): Optimizer<readonly [Nothing]> =>
    link({
      name: `gradientDescent(${rate})`,
      update: algebra => {
        const changed = change(algebra)
        return ({ gradient, parameter }) => ({
          update: algebra.zipWith((g, p) => changed(algebra.times(algebra.num(-rate), g), rate, p))(parameter)(
            gradient
          ),
          tensors: {}
        })
      }
    })

/** What is made of a velocity and a gradient, given the share of the velocity that stays. */
export type Combine = (algebra: Algebra) => (velocity: Num, gradient: Num, share: Num) => Num

/** v := μ·v + g, as it should be. */
export const rightVelocity: Combine =
  ({ plus, times }) =>
  (v, g, share) =>
    plus(times(share, v), g)

/** Momentum with a velocity that is made, or answered with, in another way. */
export const velocity =
  (make: Combine, answer: Combine = () => v => v) =>
  (rate: number, share: number): Optimizer<readonly [Velocity, Nothing]> =>
    chain(
      link({
        name: 'momentum',
        tensors: ['velocity'],
        update: algebra => {
          const [next, answered, mu] = [make(algebra), answer(algebra), algebra.num(share)]
          return ({ gradient, tensors }) => {
            const velocity = algebra.zipWith((v, g) => next(v, g, mu))(gradient)(tensors.velocity)
            return { update: algebra.zipWith((v, g) => answered(v, g, mu))(gradient)(velocity), tensors: { velocity } }
          }
        }
      }),
      gradientDescent(rate)
    )

/** betaᵗ as a running product, as it should be. */
const powers = (beta: number): RunningNumber => ({
  start: 1,
  next:
    ({ times, num }) =>
    power =>
      times(power, num(beta))
})

/** Adam with some of its parts otherwise. */
export const adamBut =
  (changes: {
    /** The powers that the corrections count by. */
    readonly powers?: (beta: number) => RunningNumber
    /** What is divided by: of the corrected mean square. */
    readonly denominator?: (algebra: Algebra) => (meanSquare: Num, epsilon: Num) => Num
    /** The shares. */
    readonly beta1?: number
    readonly beta2?: number
    /** What the mean square is of: of the gradient and its mean. */
    readonly squared?: (gradient: Num, mean: Num) => Num
  }) =>
  (rate: number, epsilon: number): Optimizer<readonly [Moments, Nothing]> => {
    const { powers: power = powers, squared = g => g, beta1 = 0.9, beta2 = 0.999 } = changes
    const {
      denominator = ({ sqrt, plus }) =>
        (s, e) =>
          plus(sqrt(s), e)
    } = changes
    return chain(
      link({
        name: 'adam',
        tensors: ['mean', 'meanSquare'],
        numbers: { power1: power(beta1), power2: power(beta2) },
        update: algebra => {
          const { zipWith, plus, minus, times, over, num } = algebra
          const divisor = denominator(algebra)
          const averageGradient = zipWith((m, g) => plus(times(num(beta1), m), times(num(1 - beta1), g)))
          const averageSquare = zipWith((s, g) => plus(times(num(beta2), s), times(num(1 - beta2), times(g, g))))
          return ({ gradient, tensors, numbers }) => {
            const mean = averageGradient(gradient)(tensors.mean)
            const what = zipWith(squared)(mean)(gradient)
            const meanSquare = averageSquare(what)(tensors.meanSquare)
            const [share1, share2] = [minus(num(1), numbers.power1), minus(num(1), numbers.power2)]
            const answer = zipWith((m, s) => over(over(m, share1), divisor(over(s, share2), num(epsilon))))
            return { update: answer(meanSquare)(mean), tensors: { mean, meanSquare } }
          }
        }
      }),
      gradientDescent(rate)
    )
  }

/** RMSProp that adds squares up. */
export const summing = (rate: number, epsilon: number): Optimizer<readonly [MeanSquare, Nothing]> =>
  chain(
    link({
      name: 'rmsProp',
      tensors: ['meanSquare'],
      update: ({ zipWith, plus, times, over, sqrt, num }) => {
        const add = zipWith((s, g) => plus(s, times(g, g)))
        const normalize = zipWith((g, s) => over(g, plus(sqrt(s), num(epsilon))))
        return ({ gradient, tensors }) => {
          const meanSquare = add(gradient)(tensors.meanSquare)
          return { update: normalize(meanSquare)(gradient), tensors: { meanSquare } }
        }
      }
    }),
    gradientDescent(rate)
  )

/** Takes a share of the parameters off, whatever the rate is. */
export const shrinking = (share: number): Optimizer<readonly [Memory<never>]> =>
  link({
    name: `shrinking(${share})`,
    update: ({ zipWith, minus, times, num }) => {
      const shrink = zipWith((update, theta) => minus(update, times(num(share), theta)))
      return ({ gradient, parameter }) => ({ update: shrink(parameter)(gradient), tensors: {} })
    }
  })

/** RMSProp by the variance, whose rounding below 0 no clamp holds: `√(E[g²] − E[g]² + 1e-8)`. */
export const centred = (rate: number): Optimizer<readonly [Memory<'mean' | 'meanSquare'>, Nothing]> =>
  chain(
    link({
      name: 'centred',
      tensors: ['mean', 'meanSquare'],
      update: ({ zipWith, plus, minus, times, over, sqrt, num }) => {
        const average = zipWith((s, g) => plus(times(num(0.9), s), times(num(0.1), g)))
        const squares = zipWith((s, g) => plus(times(num(0.9), s), times(num(0.1), times(g, g))))
        const variance = zipWith((s, m) => minus(s, times(m, m)))
        const normalize = zipWith((g, v) => over(g, sqrt(plus(v, num(1e-8)))))
        return ({ gradient, tensors }) => {
          const mean = average(gradient)(tensors.mean)
          const meanSquare = squares(gradient)(tensors.meanSquare)
          return { update: normalize(variance(mean)(meanSquare))(gradient), tensors: { mean, meanSquare } }
        }
      }
    }),
    gradientDescent(rate)
  )

/** Adagrad with one sum of squares, that of the first component, for a whole tensor. */
export const oneSum = (rate: number): Optimizer<readonly [Memory<'sum'>, Nothing]> =>
  chain(
    link({
      name: 'oneSum',
      tensors: ['sum'],
      update:
        ({ map, zipWith, dot, plus, over, sqrt, num }) =>
        ({ gradient, tensors }) => {
          const total = dot(gradient)(gradient)
          const sum = map(s => plus(s, total))(tensors.sum)
          return { update: zipWith((g, s) => over(g, plus(sqrt(s), num(1e-10))))(sum)(gradient), tensors: { sum } }
        }
    }),
    gradientDescent(rate)
  )

/** Clipping by the norm of each tensor for that of all. */
export const clippedEach = (rate: number): Optimizer<readonly [Memory<never>, Nothing]> =>
  chain(
    link({
      name: 'clippedEach',
      update:
        ({ scale, dot, sqrt, where, minus, over, num }) =>
        ({ gradient }) => {
          const length = sqrt(dot(gradient)(gradient))
          return {
            update: scale(where(minus(length, num(1)), over(num(1), length), num(1)))(gradient),
            tensors: {}
          }
        }
    }),
    gradientDescent(rate)
  )
