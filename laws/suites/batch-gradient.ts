/**
 * What the gradient of a batch must satisfy, whoever computes it.
 */
import * as fc from 'fast-check'
import { quadraticLoss, type AnySizeLoss } from '../../src/index.ts'
import { exactly, networkCase, type ActivationName } from '../arbitraries/network-case.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { law, suite, type Law, type Suite } from '../law.ts'
import { all, type Verdict } from '../verdict.ts'
import { gradientAt } from './differentiated.ts'
import type { Differentiate } from './gradient.ts'
import type { Tried } from './batch-gradient/parts.ts'
import { manyExamples, manySizes, meanOfSingles, shards, ordered, duplicated } from './batch-gradient/mean.ts'
import { zeroColumn, constantOne, zeroResidual, pure } from './batch-gradient/columns.ts'
import { randomDirection, descentRate } from './batch-gradient/rates.ts'

/** What the laws of batch gradients try. */
export type BatchGradientOptions = {
  readonly loss?: AnySizeLoss
  readonly activation?: fc.Arbitrary<ActivationName>
  readonly targets?: fc.Arbitrary<number>
}

/**
 * The laws of an implementation of batch gradients: the batch is the mean of its examples, however it is cut, ordered or repeated; a
 * zero column, a constant column and a zero residual give what they must; pure; and along random directions, and its own, the cost changes
 * at the rate that it says.
 *
 * @example
 * ```ts
 * import { analyticGradient, batchGradientSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const reports = runSuite({ seed: 1, runs: 10 })(batchGradientSuite('back-propagation', analyticGradient))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const batchGradientSuite = (
  subject: string,
  differentiate: Differentiate,
  options: BatchGradientOptions = {}
): Suite => {
  const {
    loss = quadraticLoss,
    activation = fc.constantFrom('sigmoid', 'tanh'),
    targets = ordinary(1).map(Math.abs)
  } = options
  const arbitrary: fc.Arbitrary<Tried> = fc.record({
    networkCase: networkCase({ magnitudes: [1, 4], activation, targets }),
    at: fc.nat(63),
    order: exactly(4, fc.nat(3))
  })
  const gradient = gradientAt(differentiate, loss)
  const make = (name: string, statement: string, source: string, check: (tried: Tried) => Verdict): Law<Tried> =>
    law({ name, statement, source, arbitrary, check })
  const definition = 'equation (11): J is a mean over the examples'
  return suite(`${subject}: batches`, [
    make('batch = mean of singles', '∇J of a batch is the mean of ∇J of each of its examples', definition, tried =>
      meanOfSingles(gradient, loss, tried)
    ),
    make(
      'shards = whole',
      'the gradients of two shards, weighted by their examples, are that of the whole',
      definition,
      tried => shards(gradient, loss, tried)
    ),
    law({
      name: 'large batch = mean of singles',
      statement: `∇J of ${manySizes.join(', ')} examples is the mean of ∇J of each of them, and the same when it is asked again`,
      source: definition,
      arbitrary: fc.record({ tried: arbitrary, size: fc.constantFrom(...manySizes) }),
      weight: 5,
      check: ({ tried, size }) => {
        const large = { ...tried, networkCase: manyExamples(tried.networkCase, size) }
        return all([meanOfSingles(gradient, loss, large), pure(gradient, large)])
      }
    }),
    make('sample order', 'the order of the examples does not matter', definition, tried =>
      ordered(gradient, loss, tried)
    ),
    make('duplicate = weight 2', 'an example that occurs twice counts twice', definition, tried =>
      duplicated(gradient, loss, tried)
    ),
    make(
      'zero column',
      'an input that is 0 in every example gives its weights a gradient of exactly 0',
      'equation (13)',
      tried => zeroColumn(gradient, tried)
    ),
    make(
      'bias = weight on a constant 1',
      'an input that is 1 in every example gives its weights the gradient of the bias',
      '§2.2: x = [1, x₁ …]',
      tried => constantOne(gradient, loss, tried)
    ),
    make(
      'zero residual',
      'targets that are the outputs give a gradient of 0 (quadratic loss)',
      'equation (13)',
      tried => zeroResidual(gradientAt(differentiate, quadraticLoss), tried)
    ),
    make(
      'purity',
      'the same case gives the same gradient bit for bit, whatever was asked in between',
      'the definition of a function',
      tried => pure(gradient, tried)
    ),
    law({
      name: 'random direction',
      statement: '⟨∇J, u⟩ is the complex-step derivative along a random u over all parameters and inputs',
      source: 'the definition of a gradient; Squire and Trapp 1998',
      arbitrary: fc.tuple(arbitrary, fc.infiniteStream(ordinary(1))),
      check: ([{ networkCase }, stream]) => randomDirection(gradient, loss, networkCase, [...stream.take(400)])
    }),
    make('descent rate', '(J(θ + ηĝ) − J(θ − ηĝ)) / 2η → ‖∇J‖ with ĝ = ∇J / ‖∇J‖', 'equation (12)', tried =>
      descentRate(gradient, loss, tried)
    )
  ])
}
