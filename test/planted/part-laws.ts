/**
 * The laws of each kind of part, in groups.
 */
import type { AnyLayer, Layer, Network, None, Shape, Size, VectorSpace } from 'lawgrad'
import {
  activationSuite,
  compositionSuite,
  layerSuite,
  networkSuite,
  residualSuite,
  shapeSuite,
  sharedSuite,
  type ActivationOptions,
  type Compose,
  type LayerOptions,
  type Suite
} from 'lawgrad/laws'
import { group, type LawGroup } from './bug.ts'

/** The groups of a suite of layers: the shape of parameters, if there are any, and composition below it. */
const layerGroups = (suite: Suite): readonly LawGroup[] => [
  group('layer', suite),
  ...suite.below.map((below, k) => group(k === suite.below.length - 1 ? 'composition' : 'shape', below))
]

/** The laws of a layer. */
export const layerLaws =
  (options: LayerOptions = {}) =>
  <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): readonly LawGroup[] =>
    layerGroups(layerSuite(layer, options))

/** A suite above that of a layer. */
const above = (about: string, suite: Suite): readonly LawGroup[] => [
  group(about, suite),
  ...suite.below.flatMap(layerGroups)
]

/** The laws of an activation. */
export const activationLaws =
  (options: ActivationOptions) =>
  <N extends number>(activation: Layer<N, N, None>): readonly LawGroup[] =>
    above('activation', activationSuite(activation, options))

/** The laws of a network. */
export const networkLaws = <I extends Size, O extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, O, Ls>
): readonly LawGroup[] => above('network', networkSuite(network))

/** The laws of a residual connection around a block. */
export const residualLaws =
  <N extends Size, P>(block: Layer<N, N, P>) =>
  (layer: Layer<N, N, P>): readonly LawGroup[] =>
    above('sharing', residualSuite(layer, block))

/** The laws of a block that is applied several times. */
export const sharedLaws =
  <N extends Size, P>(block: Layer<N, N, P>, times: number) =>
  (layer: Layer<N, N, P>): readonly LawGroup[] =>
    above('sharing', sharedSuite(layer, block, times))

/** The laws of composition, by a way to compose. */
export const compositionLaws =
  <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) =>
  (compose: Compose): readonly LawGroup[] => [group('composition', compositionSuite(layer, {}, compose))]

/** The laws of a shape and its vector space. */
export const shapeLaws = <P>({
  shape,
  space
}: {
  readonly shape: Shape<P>
  readonly space?: VectorSpace<P>
}): readonly LawGroup[] => [group('shape', shapeSuite('planted', shape, space))]
