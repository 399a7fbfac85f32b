/**
 * What is claimed of each kind of optimizer.
 */
import {
  adam,
  adamW,
  chain,
  clipByNorm,
  gradientDescent,
  momentum,
  rmsProp,
  type AnyMemory,
  type Optimizer
} from 'lawgrad'
import {
  adamEquations,
  clippedByNorm,
  descentEquations,
  jointEquationsSuite,
  momentumEquations,
  optimizerEquationsSuite,
  optimizerSuite,
  rmsPropEquations,
  type OptimizerEquations,
  type OptimizerFactory,
  type OptimizerOptions
} from 'lawgrad/laws'
import { group, type LawGroup } from './bug.ts'

/** An optimizer, and the laws about it and the same with the settings in which it must be something simpler. */
export type OptimizerSubject = { readonly name: string; readonly laws: readonly LawGroup[] }

/** An optimizer, what is claimed of it, and its equations. */
export const claimed = <Ms extends readonly AnyMemory[]>(
  factory: OptimizerFactory<Ms>,
  options: OptimizerOptions<Ms>,
  equations: OptimizerEquations
): OptimizerSubject => ({
  name: factory(1).name,
  laws: [
    group('optimizer', optimizerSuite(factory, options)),
    group('optimizer', optimizerEquationsSuite(factory, equations))
  ]
})

/** What is claimed of plain descent. */
export const descent =
  <Ms extends readonly AnyMemory[]>(factory: () => OptimizerFactory<Ms>) =>
  (): OptimizerSubject => {
    const made = factory()
    return claimed(made, { withoutMemory: made, descentLemma: true }, descentEquations)
  }

/** What is claimed of momentum, by a way to make it with another share. */
export const heavyBall =
  <Ms extends readonly AnyMemory[]>(make: (rate: number, share: number) => Optimizer<Ms>, nesterov = false) =>
  (): OptimizerSubject =>
    claimed(
      rate => make(rate, 0.9),
      { withoutMemory: rate => make(rate, 0), descentLemma: !nesterov },
      momentumEquations(0.9, nesterov)
    )

/** What is claimed of Adam, by a way to make it with another epsilon. */
export const adaptive =
  <Ms extends readonly AnyMemory[]>(make: (rate: number, epsilon: number) => Optimizer<Ms>) =>
  (): OptimizerSubject =>
    claimed(rate => make(rate, 1e-8), { scaleFree: rate => make(rate, 0), signStep: true }, adamEquations())

/** What is claimed of descent along a gradient that is clipped by its norm. */
export const clipping =
  <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>) =>
  (): OptimizerSubject => ({
    name: factory(1).name,
    laws: [
      group('optimizer', optimizerSuite(factory)),
      group('optimizer', jointEquationsSuite(factory, clippedByNorm(1)(descentEquations)))
    ]
  })

/** The right optimizers, with all that is claimed of them. */
export const rightOptimizers: readonly OptimizerSubject[] = [
  descent(() => rate => gradientDescent(rate))(),
  heavyBall((rate, share) => momentum(rate, { momentum: share }))(),
  heavyBall((rate, share) => momentum(rate, { momentum: share, nesterov: true }), true)(),
  adaptive((rate, epsilon) => adam(rate, { epsilon }))(),
  claimed(rate => rmsProp(rate), { scaleFree: rate => rmsProp(rate, { epsilon: 0 }) }, rmsPropEquations()),
  clipping(rate => chain(clipByNorm(1), gradientDescent(rate)))(),
  claimed(rate => adamW(rate), { fixedPoint: false }, adamEquations({ weightDecay: 0.01 }))
]
