/**
 * Optimizers with a part that can be otherwise.
 */
import { gradientDescent, type Optimizer } from '../../src/index.ts'
import type { OptimizerFactory } from '../suites/optimizer/walk.ts'

/** Plain descent with its update changed, given the rate and the parameter. */
export const bent =
  (change: (update: number, rate: number, parameter: number) => number) => (): OptimizerFactory => rate => {
    const right = gradientDescent(rate)
    return {
      ...right,
      update: space => situation => {
        const { update, state } = right.update(space)(situation)
        return { update: space.zipWith((u, p) => change(u, rate, p))(situation.parameters)(update), state }
      }
    }
  }

/** A velocity made in another way: from the one before and the gradient. */
export const velocity =
  (
    make: (before: number, gradient: number, share: number) => number,
    answer: (velocity: number, gradient: number, share: number) => number = v => v
  ) =>
  (rate: number, share: number): Optimizer => ({
    name: 'momentum',
    init: space => () => ({ count: 0, slots: { velocity: space.zero } }),
    update:
      space =>
      ({ gradient, state }) => {
        const next = space.zipWith((v, g) => make(v, g, share))(gradient)(state.slots['velocity'] ?? space.zero)
        return {
          update: space.zipWith((v, g) => -rate * answer(v, g, share))(gradient)(next),
          state: { count: state.count + 1, slots: { velocity: next } }
        }
      }
  })

/** Adam with some of its parts otherwise. */
export const adamBut =
  (changes: {
    /** The steps that the corrections count. */
    readonly steps?: (count: number) => number
    /** What is divided by: of the corrected mean square. */
    readonly denominator?: (meanSquare: number, epsilon: number) => number
    /** The shares. */
    readonly beta1?: number
    readonly beta2?: number
    /** What the mean square is of: of the gradient and its mean. */
    readonly squared?: (gradient: number, mean: number) => number
  }) =>
  (rate: number, epsilon: number): Optimizer => {
    const { steps = count => count, denominator = (s, e) => Math.sqrt(s) + e, squared = g => g } = changes
    const { beta1 = 0.9, beta2 = 0.999 } = changes
    return {
      name: 'adam',
      init: space => () => ({ count: 0, slots: { mean: space.zero, meanSquare: space.zero } }),
      update:
        space =>
        ({ gradient, state }) => {
          const count = state.count + 1
          const mean = space.zipWith((m, g) => beta1 * m + (1 - beta1) * g)(gradient)(state.slots['mean'] ?? space.zero)
          const what = space.zipWith(squared)(mean)(gradient)
          const meanSquare = space.zipWith((s, g) => beta2 * s + (1 - beta2) * g * g)(what)(
            state.slots['meanSquare'] ?? space.zero
          )
          const [share1, share2] = [1 - beta1 ** steps(count), 1 - beta2 ** steps(count)]
          const answer = space.zipWith((m, s) => (-rate * m) / share1 / denominator(s / share2, epsilon))
          return { update: answer(meanSquare)(mean), state: { count, slots: { mean, meanSquare } } }
        }
    }
  }

/** RMSProp that adds squares up. */
export const summing = (rate: number, epsilon: number): Optimizer => ({
  name: 'rmsProp',
  init: space => () => ({ count: 0, slots: { meanSquare: space.zero } }),
  update:
    space =>
    ({ gradient, state }) => {
      const sum = space.zipWith((s, g) => s + g * g)(gradient)(state.slots['meanSquare'] ?? space.zero)
      return {
        update: space.zipWith((g, s) => (-rate * g) / (Math.sqrt(s) + epsilon))(sum)(gradient),
        state: { count: state.count + 1, slots: { meanSquare: sum } }
      }
    }
})
