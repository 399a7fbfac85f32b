/**
 * What an optimizer must satisfy: any `Optimizer`, the library's or your own.
 */
import type { AnyMemory } from '../../src/index.ts'
import { suite, type Suite } from '../law.ts'
import type { OptimizerFactory } from './optimizer/walk.ts'
import { pure, states, resumed, rateZero, downhill, staysFinite } from './optimizer/every.ts'
import { unmoved, plain, invariant, signed, lemma } from './optimizer/claimed.ts'

export type { OptimizerFactory } from './optimizer/walk.ts'

/** What is claimed of an optimizer. */
export type OptimizerOptions<Ms extends readonly AnyMemory[]> = {
  /** Whether a zero gradient moves nothing at the start: yes by default; no with weight decay. */
  readonly fixedPoint?: boolean
  /** The same optimizer with its memory off, which must be plain gradient descent: momentum 0. */
  readonly withoutMemory?: OptimizerFactory<Ms>
  /** The same optimizer with epsilon 0, which must not see the scale of the gradient: Adam and RMSProp. */
  readonly scaleFree?: OptimizerFactory<Ms>
  /** Whether, with epsilon 0, the first step is −rate·sign(g): yes of Adam. */
  readonly signStep?: boolean
  /** Whether the first step at rate 1/L obeys the descent lemma: of plain descent and momentum. */
  readonly descentLemma?: boolean
}

/**
 * The laws of an optimizer: pure; all that it remembers is in its state, counted and of the shape of the parameters; rate 0 moves nothing; long walks stay finite;
 * a zero gradient is a fixed point; the first step goes downhill. The options add what is claimed of momentum and of Adam.
 *
 * @example
 * ```ts
 * import { gradientDescent } from 'lawgrad'
 * import { optimizerSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const laws = optimizerSuite(gradientDescent, { withoutMemory: gradientDescent, descentLemma: true })
 * assert.equal(runSuite({ seed: 1, runs: 20 })(laws).every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const optimizerSuite = <Ms extends readonly AnyMemory[]>(
  factory: OptimizerFactory<Ms>,
  options: OptimizerOptions<NoInfer<Ms>> = {}
): Suite => {
  const { fixedPoint = true, withoutMemory, scaleFree, signStep = false, descentLemma = false } = options
  return suite(`optimizer ${factory(1).name}`, [
    pure(factory),
    states(factory),
    resumed(factory),
    rateZero(factory),
    staysFinite(factory),
    downhill(factory, fixedPoint),
    ...(fixedPoint ? [unmoved(factory)] : []),
    ...(withoutMemory === undefined ? [] : [plain(withoutMemory)]),
    ...(scaleFree === undefined ? [] : [invariant(scaleFree)]),
    ...(scaleFree === undefined || !signStep ? [] : [signed(scaleFree)]),
    ...(descentLemma ? [lemma(factory)] : [])
  ])
}
