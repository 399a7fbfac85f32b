/**
 * What a loss must satisfy: any `Loss<N>`, the library's or your own.
 */
import * as fc from 'fast-check'
import { cost, sizeOf, type Dimension, type Loss, type Size } from '../../src/index.ts'
import { exactly } from '../arbitraries/network-case.ts'
import { dyadic, hostile } from '../arbitraries/scalar.ts'
import { everySizeOf } from '../internal/any-size.ts'
import { count as countOf, extents } from '../internal/flat.ts'
import { suite, type Suite } from '../law.ts'
import { differenceGateOf, gateOf, type Precision } from '../precision.ts'
import { centralDifference, richardson } from '../oracles/central-difference.ts'
import { complexStep, dualNumbers } from '../oracles/exact.ts'
import { extreme } from './layer/point.ts'
import { type Link, type MeanCost, reading, readingOfEverySize } from './loss/reading.ts'
import { pure, valueIsEquation, nonNegative, metTarget, proper, total, noNaN, reduction } from './loss/value.ts'
import { between, everySize, gradientIs, residual, convexity, shiftInvariant, wideRange } from './loss/gradient.ts'
import { everyPair, usualPredictions, usualTargets, widePairs } from './loss/wide.ts'

export type { Link, MeanCost } from './loss/reading.ts'

/** What is claimed of a loss, and what it is tried on. */
export type LossOptions = {
  /** By default in the range that the loss takes: ±4 in each component, or probabilities. */
  readonly predictions?: fc.Arbitrary<readonly number[]>
  /** By default in the domain that the loss declares of its targets: ±2 in each component, or probabilities, or signs. */
  readonly targets?: fc.Arbitrary<readonly number[]>
  /** Targets that a prediction can meet, so that the loss is 0: all by default; of probabilities 0 and 1. */
  readonly outcomes?: fc.Arbitrary<readonly number[]>
  /** Given if the gradient is link(prediction) − target, as for the quadratic loss and cross-entropies of logits. */
  readonly link?: Link
  /** Whether the loss is convex in the prediction: yes by default. */
  readonly convex?: boolean
  /** Whether the mean of uncertain targets is the best prediction: yes by default; not of the absolute loss, whose best is the median. */
  readonly proper?: boolean
  /** How precise the gradient claims to be: `exact` by default. */
  readonly precision?: Precision
  /** The mean over a batch under test: the library's `cost` by default. */
  readonly cost?: MeanCost
}

/**
 * The laws of a loss of `size` components: pure, ≥ 0, zero when the target is met; proper, so that the mean of uncertain targets is the
 * best prediction; its gradient agrees with four oracles and, with a link, is link(prediction) − target; convex; with a softmax,
 * unchanged by a shift; the cost of a batch is its mean. A loss for every size is tried at others than `size` too. Never fails.
 *
 * @example
 * ```ts
 * import { quadraticLoss } from 'lawgrad'
 * import { lossSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const reports = runSuite({ seed: 1, runs: 20 })(lossSuite(quadraticLoss, 2, { link: 'identity' }))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const lossSuite = <const N extends Size>(
  loss: Loss<NoInfer<N>>,
  size: Dimension<N>,
  options: LossOptions = {}
): Suite => {
  const [own, count] = [sizeOf<N>(size), countOf(size)]
  const usual = usualTargets(loss.targets, count)
  const { predictions = usualPredictions(loss.takes, count), targets = usual.targets, link } = options
  const { outcomes = options.targets ?? usual.outcomes, convex = true, proper: isProper = true } = options
  const pairs = fc.record({ prediction: predictions, target: targets })
  const on = reading<N>(loss, own)
  // what the loss declares of its domains, unless it is told where to be tried
  const asked = options.predictions !== undefined || options.targets !== undefined
  const wide = asked && loss.takes.length === 0 ? pairs : widePairs(loss, count)
  const generic = everySizeOf<N>(loss)
  const { precision = 'exact' } = options
  const exact = gateOf(precision, 1e-12 * Math.max(1, count / 8))
  return suite(`${loss.name} loss of ${extents(size).join(' × ')}`, [
    pure(on, pairs),
    valueIsEquation(on, fc.oneof(pairs, wide)),
    nonNegative(on, pairs),
    metTarget(on, outcomes, link),
    ...(isProper ? [proper(on, predictions, outcomes, link)] : []),
    gradientIs(on, pairs, dualNumbers, exact, precision),
    gradientIs(on, pairs, complexStep, exact, precision),
    gradientIs(on, pairs, richardson, differenceGateOf(precision, 1e-10), precision),
    gradientIs(on, pairs, centralDifference, differenceGateOf(precision, 1e-8), precision),
    ...(generic === undefined || asked
      ? []
      : [everySize(readingOfEverySize(generic), everyPair(loss), exact, precision)]),
    wideRange(on, wide, gateOf(precision === 'single' ? 'single' : 'double', 1e-12), precision),
    between(on, pairs, loss.takes.length === 0, loss.targets === 'any' && options.targets === undefined),
    ...(link === undefined ? [] : [residual(on, pairs, link)]),
    ...(convex ? [convexity(on, predictions, targets)] : []),
    ...(link === 'softmax'
      ? [shiftInvariant(on, fc.record({ prediction: exactly(count, dyadic(4)), target: targets }))]
      : []),
    total(on, exactly(count, hostile)),
    noNaN(
      on,
      fc.record({ prediction: link === undefined ? predictions : exactly(count, extreme), target: targets }),
      loss.takes.length === 0 && options.predictions === undefined
    ),
    reduction<N>(on, loss, own, pairs, options.cost ?? cost)
  ])
}
