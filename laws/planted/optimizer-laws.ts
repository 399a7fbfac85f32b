/**
 * What is claimed of each kind of optimizer.
 */
import { adam, adamW, gradientDescent, momentum, rmsProp, type Optimizer } from '../../src/index.ts'
import { optimizerSuite, type OptimizerOptions } from '../suites/optimizer.ts'
import type { OptimizerFactory } from '../suites/optimizer/walk.ts'
import { optimizerEquationsSuite, type OptimizerEquations } from '../suites/optimizer-equations.ts'
import { group, type LawGroup } from './bug.ts'
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

/** What is claimed of plain descent. */
export const descent = (factory: () => OptimizerFactory) => (): OptimizerSubject => {
  const made = factory()
  return { factory: made, options: { withoutMemory: made, descentLemma: true }, equations: descentEquations }
}

/** What is claimed of momentum, by a way to make it with another share. */
export const heavyBall =
  (make: (rate: number, share: number) => Optimizer, nesterov = false) =>
  (): OptimizerSubject => ({
    factory: rate => make(rate, 0.9),
    options: { withoutMemory: rate => make(rate, 0), descentLemma: !nesterov },
    equations: momentumEquations(nesterov)
  })

/** What is claimed of Adam, by a way to make it with another epsilon. */
export const adaptive = (make: (rate: number, epsilon: number) => Optimizer) => (): OptimizerSubject => ({
  factory: rate => make(rate, 1e-8),
  options: { scaleFree: rate => make(rate, 0), signStep: true },
  equations: adamEquations()
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
