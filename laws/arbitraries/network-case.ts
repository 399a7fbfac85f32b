/**
 * Random networks with parameters and a batch, as plain data: it prints, shrinks and replays well.
 */
import * as fc from 'fast-check'
import { openCase } from '../internal/open-case.ts'
import { exactItems } from '../internal/simplifying.ts'
import { shrinking } from '../internal/shrinking.ts'
import { smallerCases } from '../internal/smaller-case.ts'
import type { Batch, Layer, Size } from '../../src/index.ts'
import { ordinary } from './scalar.ts'

/** A network of dense layers, each followed by its activation, with parameters and a batch. */
export interface NetworkCase {
  /** Inputs, hidden widths, outputs. */
  readonly sizes: readonly number[]
  /** The activation of each dense layer. */
  readonly activations: readonly ActivationName[]
  /** For each dense layer its weights row by row, then its bias. */
  readonly parameters: readonly number[]
  readonly inputs: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
}

/** The activations that a case can name. */
export type ActivationName = 'sigmoid' | 'tanh' | 'softplus' | 'relu' | 'softmax' | 'identity'

/** A case with its types: a network, parameters and a batch that fit. */
export type OpenedCase<I extends Size, O extends Size, P> = {
  readonly network: Layer<I, O, P>
  readonly parameters: P
  readonly batch: Batch<I, O>
}

/**
 * Lends the network, parameters and batch of a case to a function that works for all sizes. Never fails on a case from an
 * arbitrary of this file.
 */
export const withCase: <R>(
  use: <I extends Size, O extends Size, P>(opened: OpenedCase<I, O, P>) => R
) => (networkCase: NetworkCase) => R = use => networkCase => openCase(networkCase, use)

/** The number of parameters of dense layers of the given sizes. */
export const parameterCount = (sizes: readonly number[]): number =>
  sizes.slice(1).reduce((sum, outputs, k) => sum + outputs * ((sizes[k] ?? 0) + 1), 0)

/** Which networks to draw. */
export type NetworkConstraints = {
  /** Dense layers: 1 by default. */
  readonly minDepth?: number
  /** Dense layers: 4 by default. */
  readonly maxDepth?: number
  readonly widths?: readonly number[]
  readonly maxExamples?: number
  /** The hidden activations, and the last one where `output` does not say. */
  readonly activation?: fc.Arbitrary<ActivationName>
  readonly output?: fc.Arbitrary<ActivationName>
  /** Bounds of the parameters, one of which is drawn for each case: small ones are smooth, large ones saturate. */
  readonly magnitudes?: readonly number[]
  /** The numbers that targets are made of: those of [0, 1] by default. */
  readonly targets?: fc.Arbitrary<number>
}

/**
 * Networks of random depth and widths (1 and primes among them), parameters of ordinary magnitude and a random batch.
 *
 * They shrink by what they are: layers, examples and units are dropped, pairs of units at once, before numbers are made simple.
 *
 * @example
 * ```ts
 * import { networkCase, withCase } from 'lawgrad/laws'
 * import * as fc from 'fast-check'
 * const sizesFit = withCase(({ network, batch }) => network.inputs === batch.inputs && network.outputs === batch.outputs)
 * fc.assert(fc.property(networkCase({ maxDepth: 2 }), sizesFit), { numRuns: 10 })
 * ```
 */
export const networkCase = ({
  minDepth = 1,
  maxDepth = 4,
  widths = [1, 2, 3, 4, 5, 6],
  maxExamples = 4,
  activation = fc.constant('sigmoid'),
  output = activation,
  magnitudes = [1, 4, 16],
  targets = ordinary(1).map(Math.abs)
}: NetworkConstraints = {}): fc.Arbitrary<NetworkCase> =>
  shrinking<NetworkCase, number>(
    fc
      .tuple(
        fc.array(fc.constantFrom(...widths), { minLength: minDepth + 1, maxLength: Math.max(minDepth, maxDepth) + 1 }),
        fc.integer({ min: 1, max: maxExamples }),
        fc.constantFrom(...magnitudes)
      )
      .chain(([sizes, examples, magnitude]) =>
        fc.record({
          sizes: fc.constant(sizes),
          activations: fc
            .tuple(exactly(sizes.length - 2, activation), output)
            .map(([hidden, last]) => [...hidden, last]),
          parameters: exactly(parameterCount(sizes), ordinary(magnitude)),
          inputs: exactly(examples, exactly(sizes[0] ?? 1, ordinary(2))),
          targets: exactly(examples, exactly(sizes.at(-1) ?? 1, targets))
        })
      ),
    (value, from) => smallerCases(minDepth, value, from)
  )

/** Arrays of exactly `count` values. */
export const exactly: <A>(count: number, arbitrary: fc.Arbitrary<A>) => fc.Arbitrary<readonly A[]> = (count, item) =>
  exactItems(count, item)
