/**
 * From typed networks to plain data and back: so that an implementation of one kind is tried by what is made for the other.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { AnyLayer, AnySizeLoss, Batch, Layer } from '../../src/index.ts'
import type { ActivationName, NetworkCase } from '../arbitraries/network-case.ts'
import { gradientAt } from '../suites/differentiated.ts'
import type { Differentiate } from '../suites/gradient.ts'
import { computedBy } from '../internal/computed-by.ts'
import type { CaseGradient } from './back-propagation.ts'

/** An implementation on plain data of one on typed networks. */
export const caseGradient =
  (differentiate: Differentiate): CaseGradient =>
  (networkCase, loss) =>
    gradientAt(differentiate, loss)(networkCase)

/**
 * An implementation on typed networks of one on plain data, so that the suites can try it. Of a network that is no chain of dense layers
 * and activations it answers with no numbers, which every law refuses.
 *
 * @example
 * ```ts
 * import { backPropagation, batchGradientSuite, differentiateBy, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const suite = batchGradientSuite('on plain data', differentiateBy(backPropagation()))
 * assert.equal(runSuite({ seed: 1, runs: 10 })(suite).every(({ verdict }) => verdict._tag === 'Pass'), true)
 * ```
 */
export const differentiateBy =
  (gradient: CaseGradient): Differentiate =>
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) => {
    const opened = caseOf<I, O, P>(network, batch, parameters)
    return O.isSome(opened) ? gradient(opened.value, loss) : []
  }

type Described = { readonly sizes: readonly number[]; readonly activations: readonly ActivationName[] }

const hasLayers = (network: AnyLayer): network is AnyLayer & { readonly layers: readonly AnyLayer[] } =>
  'layers' in network && Array.isArray(network.layers)

/** A dense layer without an activation is followed by the identity. */
const described = (network: AnyLayer & { readonly layers: readonly AnyLayer[] }): O.Option<Described> =>
  network.layers.reduce<O.Option<Described & { readonly bare: boolean }>>(
    (before, layer) => {
      const activation = computedBy(layer)
      if (O.isNone(before)) return O.none
      const { sizes, activations, bare } = before.value
      return layer.name === 'dense'
        ? O.some({
            sizes: [...sizes, Number(layer.outputs)],
            activations: [...activations, 'identity'],
            bare: true
          })
        : activation === undefined || !bare
          ? O.none
          : O.some({ sizes, activations: [...activations.slice(0, -1), activation], bare: false })
    },
    O.some({ sizes: [Number(network.inputs)], activations: [], bare: false })
  )

/** The plain data of a network with parameters and a batch; none of one that is no chain of dense layers and activations. */
export const caseOf = <I extends number, O extends number, P>(
  network: Layer<I, O, P>,
  batch: Batch<NoInfer<I>, NoInfer<O>>,
  parameters: P
): O.Option<NetworkCase> => {
  const chain: AnyLayer = network
  return hasLayers(chain)
    ? O.map(({ sizes, activations }: Described) => ({
        sizes,
        activations,
        parameters: network.shape.flatten(parameters),
        inputs: batch.examples.map(({ input }) => [...input]),
        targets: batch.examples.map(({ target }) => [...target])
      }))(described(chain))
    : O.none
}
