/**
 * Reparametrizations that leave a network's function as it is: the gradient must follow by the chain rule, f(θ) = f′(T·θ) gives
 * ∇f = Tᵀ·∇f′. An implementation's failures name its fault.
 */
import * as fc from 'fast-check'
import { quadraticLoss, type AnySizeLoss } from '../../src/index.ts'
import { denseNumbers, denseData, withDenseData } from '../arbitraries/dense-data.ts'
import { networkCase, type ActivationName, type NetworkCase } from '../arbitraries/network-case.ts'
import { law, suite, type Law, type Suite } from '../law.ts'
import { all, claim, unchecked, type Verdict } from '../verdict.ts'
import { compareAlike, gradientAt, namesAt } from './differentiated.ts'
import type { Differentiate } from './gradient.ts'
import { type Reparametrization, type Change, permuted, split, dead, flipped, padded } from './structure/changes.ts'

/** A case and the unit to change: the level is one of the hidden ones, numbers are taken modulo what there is. */
export type UnitCase = {
  readonly networkCase: NetworkCase
  readonly level: number
  readonly unit: number
  readonly other: number
}

/** What the structure laws try. */
export type StructureOptions = {
  readonly loss?: AnySizeLoss
  /** The hidden activations besides those that a law is about, and the last. */
  readonly activation?: fc.Arbitrary<ActivationName>
}

/**
 * The laws of an implementation of gradients under changes that leave the network's function: hidden units permuted, split, added dead,
 * flipped by σ(−z) = 1 − σ(z) and by tanh(−z) = −tanh z, identity layers inserted.
 *
 * @example
 * ```ts
 * import { analyticGradient, runSuite, structureSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const reports = runSuite({ seed: 1, runs: 10 })(structureSuite('back-propagation', analyticGradient))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const structureSuite = (
  subject: string,
  differentiate: Differentiate,
  { loss = quadraticLoss, activation = fc.constantFrom('sigmoid', 'tanh') }: StructureOptions = {}
): Suite => {
  const make = (name: string, statement: string, change: Change, hidden = activation) =>
    unitLaw(name, statement, change, differentiate, loss, unitCase(hidden, activation))
  return suite(`${subject}: structure`, [
    make('hidden units permuted', 'exchanging two hidden units exchanges their gradients', permuted),
    make('unit split', 'two copies of a unit with half its outgoing weights each: their gradients sum to its', split),
    make('dead unit', 'a unit with outgoing weights 0 has gradient 0 and leaves the others theirs', dead),
    make(
      'sigmoid flip',
      'σ(−z) = 1 − σ(z): incoming and outgoing weights negated, the outgoing added to the next bias',
      flipped(true),
      fc.constant('sigmoid')
    ),
    make(
      'tanh flip',
      'tanh(−z) = −tanh(z): incoming and outgoing weights negated',
      flipped(false),
      fc.constant('tanh')
    ),
    make('identity padding', 'an identity layer inserted leaves all gradients as they are', padded)
  ])
}

const unitCase = (
  activation: fc.Arbitrary<ActivationName>,
  output: fc.Arbitrary<ActivationName>
): fc.Arbitrary<UnitCase> =>
  fc.record({
    networkCase: networkCase({ minDepth: 2, magnitudes: [1, 4], activation, output }),
    level: fc.nat(7),
    unit: fc.nat(7),
    other: fc.nat(7)
  })

const unitLaw = (
  name: string,
  statement: string,
  change: Change,
  differentiate: Differentiate,
  loss: AnySizeLoss,
  arbitrary: fc.Arbitrary<UnitCase>
): Law<UnitCase> =>
  law({
    name,
    statement,
    source: 'the chain rule for a function that stays the same',
    arbitrary,
    check: ({ networkCase, level, unit, other }) => {
      const layers = denseData(networkCase)
      const below = level % (layers.length - 1)
      const width = layers[below]?.bias.length ?? 1
      const changed = change(layers, { below, above: below + 1, j: unit % width, width }, other)
      return changed === undefined
        ? unchecked('nothing compared')
        : follows(networkCase, changed, gradientAt(differentiate, loss), loss)
    }
  })

const follows = (
  networkCase: NetworkCase,
  { layers, back, zeros = () => [] }: Reparametrization,
  gradient: (networkCase: NetworkCase) => readonly number[],
  loss: AnySizeLoss
): Verdict => {
  const transformed = withDenseData(networkCase, layers)
  const changed = gradient(transformed)
  const parts = denseData(transformed, changed)
  return all([
    claim(
      zeros(parts).every(x => x === 0),
      'the gradient of what has no effect must be 0'
    ),
    compareAlike(
      {
        names: namesAt(networkCase),
        left: { name: 'gradient', values: gradient(networkCase) },
        right: {
          name: 'gradient by the changed network',
          values: [...denseNumbers(back(parts)), ...changed.slice(transformed.parameters.length)]
        }
      },
      loss,
      [networkCase, transformed]
    )
  ])
}
