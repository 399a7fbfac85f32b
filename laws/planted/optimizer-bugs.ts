/**
 * Wrong optimizers.
 */
import {
  adam,
  adamW,
  addDecayedParameters,
  chain,
  gradientDescent,
  momentum,
  rmsProp,
  scaleByAdam,
  type Optimizer
} from '../../src/index.ts'
import { optimizerSuite, type OptimizerOptions } from '../suites/optimizer.ts'
import type { OptimizerFactory } from '../suites/optimizer/walk.ts'
import { optimizerEquationsSuite, type OptimizerEquations } from '../suites/optimizer-equations.ts'
import { group, planted, type LawGroup, type PlantedBug } from './bug.ts'
import { counting, forgetting, mutating, remembering } from './internal/remembering.ts'
import { adamEquations, descentEquations, momentumEquations, rmsPropEquations } from './optimizer-equations.ts'

/** An optimizer, and the same with the settings in which it must be something simpler. */
export type OptimizerSubject = {
  readonly factory: OptimizerFactory
  readonly options: OptimizerOptions
  readonly equations: OptimizerEquations
}

/** The laws of an optimizer, and its equations. */
export const optimizerLaws = ({ factory, options, equations }: OptimizerSubject): readonly LawGroup[] => [
  group('optimizer', optimizerSuite(factory, options)),
  group('optimizer', optimizerEquationsSuite(factory, equations))
]

const bug = (name: string, cause: string, plant: () => OptimizerSubject): PlantedBug<OptimizerSubject> =>
  planted('optimizer', name, cause, plant, optimizerLaws)

/** What is claimed of plain descent. */
const descent = (factory: () => OptimizerFactory) => (): OptimizerSubject => {
  const made = factory()
  return { factory: made, options: { withoutMemory: made, descentLemma: true }, equations: descentEquations }
}

/** What is claimed of momentum, by a way to make it with another share. */
const heavyBall =
  (make: (rate: number, share: number) => Optimizer, nesterov = false) =>
  (): OptimizerSubject => ({
    factory: rate => make(rate, 0.9),
    options: { withoutMemory: rate => make(rate, 0), descentLemma: !nesterov },
    equations: momentumEquations(nesterov)
  })

/** What is claimed of Adam, by a way to make it with another epsilon. */
const adaptive = (make: (rate: number, epsilon: number) => Optimizer) => (): OptimizerSubject => ({
  factory: rate => make(rate, 1e-8),
  options: { scaleFree: rate => make(rate, 0), signStep: true },
  equations: adamEquations()
})

/** Plain descent with its update changed, given the rate and the parameter. */
const bent = (change: (update: number, rate: number, parameter: number) => number) => (): OptimizerFactory => rate => {
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
const velocity =
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
const adamBut =
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

/** Wrong optimizers. */
export const optimizerBugs: readonly PlantedBug<OptimizerSubject>[] = [
  bug('optimizer: uphill', 'the update has the wrong sign: parameters go uphill', descent(bent(u => -u))),
  bug('optimizer: rate twice', 'the learning rate is applied twice', descent(bent((u, rate) => u * rate))),
  bug(
    'optimizer: rate forgotten',
    'the learning rate is forgotten',
    descent(bent((u, rate) => (rate === 0 ? -1 : u / rate)))
  ),
  bug('optimizer: too far', 'the update is three times as long', descent(bent(u => 3 * u))),
  bug(
    'optimizer: clips silently',
    'updates are silently clipped',
    descent(bent(u => Math.max(-0.1, Math.min(0.1, u))))
  ),
  bug(
    'optimizer: decays silently',
    'parameters decay though no decay was asked for',
    descent(bent((u, rate, p) => u - 0.01 * rate * p))
  ),
  bug(
    'optimizer: counts its calls',
    'the update is not pure: it grows with the number of calls',
    descent(() => {
      const count = counting()
      return bent(u => u * count())()
    })
  ),
  bug(
    'optimizer: remembers outside of its state',
    'the velocity is kept outside of the state, and so from run to run',
    descent(() => remembering)
  ),
  bug(
    'optimizer: mutates its state',
    'the count is changed in the state that was given',
    descent(() => mutating)
  ),
  bug(
    'optimizer: loses the count',
    'the count is always 1',
    descent(() => forgetting)
  ),
  bug(
    'momentum: sign',
    'the velocity has the wrong sign: g − μ·v',
    heavyBall(velocity((v, g, share) => g - share * v))
  ),
  bug(
    'momentum: dampened',
    'the gradient is weighted by 1 − μ: v := μ·v + (1 − μ)·g',
    heavyBall(velocity((v, g, share) => share * v + (1 - share) * g))
  ),
  bug(
    'momentum: never decays',
    'the velocity does not decay: v := v + g',
    heavyBall(velocity((v, g, share) => (share === 0 ? g : v + g)))
  ),
  bug(
    'momentum: gradient for velocity',
    'the velocity is computed and not used',
    heavyBall(
      velocity(
        (v, g, share) => share * v + g,
        (_, g) => g
      )
    )
  ),
  bug(
    'nesterov: plain momentum',
    'Nesterov’s form is that of plain momentum: it does not look ahead',
    heavyBall((rate, share) => momentum(rate, { momentum: share }), true)
  ),
  bug(
    'nesterov: looks ahead twice',
    'Nesterov’s form looks ahead twice: v + μ·v for g + μ·v',
    heavyBall(
      velocity(
        (v, g, share) => share * v + g,
        (v, _, share) => v + share * v
      ),
      true
    )
  ),
  bug(
    'adam: no bias correction',
    'the bias of the means towards the zero at the start is not corrected',
    adaptive(adamBut({ steps: () => Infinity }))
  ),
  bug(
    'adam: count off by one',
    'the corrections count one step too many',
    adaptive(adamBut({ steps: count => count + 1 }))
  ),
  bug(
    'adam: correction never advances',
    'the corrections are always those of the first step',
    adaptive(adamBut({ steps: () => 1 }))
  ),
  bug(
    'adam: epsilon inside the root',
    'epsilon is added inside of the root',
    adaptive(adamBut({ denominator: (s, e) => Math.sqrt(s + e) }))
  ),
  bug('adam: no root', 'the root of the mean square is missing', adaptive(adamBut({ denominator: (s, e) => s + e }))),
  bug('adam: shares exchanged', 'beta1 and beta2 are exchanged', adaptive(adamBut({ beta1: 0.999, beta2: 0.9 }))),
  bug(
    'adam: square of the update',
    'the second moment is taken of what moves the parameters, the mean, instead of the gradient',
    adaptive(adamBut({ squared: (_, mean) => mean }))
  ),
  bug('rmsProp: sum for mean', 'squares are summed instead of averaged', () => ({
    factory: rate => summing(rate, 1e-8),
    options: { scaleFree: rate => summing(rate, 0) },
    equations: rmsPropEquations
  })),
  bug(
    'adamW: decay through the gradient',
    'weight decay is added to the gradient before it is scaled: L2 for decoupled',
    () => ({
      factory: rate => chain(addDecayedParameters(0.01), scaleByAdam(), gradientDescent(rate)),
      options: { fixedPoint: false },
      equations: adamEquations(0.01)
    })
  ),
  bug('adamW: decay without the rate', 'weight decay is not scaled by the learning rate', () => ({
    factory: rate => chain(scaleByAdam(), gradientDescent(rate), addDecayedParameters(-0.01)),
    options: { fixedPoint: false },
    equations: adamEquations(0.01)
  }))
]

/** RMSProp that adds squares up. */
const summing = (rate: number, epsilon: number): Optimizer => ({
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

/** The right optimizers, with all that is claimed of them. */
export const rightOptimizers: readonly OptimizerSubject[] = [
  descent(() => gradientDescent)(),
  heavyBall((rate, share) => momentum(rate, { momentum: share }))(),
  heavyBall((rate, share) => momentum(rate, { momentum: share, nesterov: true }), true)(),
  adaptive((rate, epsilon) => adam(rate, { epsilon }))(),
  {
    factory: rate => rmsProp(rate),
    options: { scaleFree: rate => rmsProp(rate, { epsilon: 0 }) },
    equations: rmsPropEquations
  },
  { factory: rate => adamW(rate), options: { fixedPoint: false }, equations: adamEquations(0.01) }
]
