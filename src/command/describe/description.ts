/**
 * What a network is, as plain data: everything that the text and the JSON of `describe` are made of.
 */
import type { AnyLayer } from '../../layer/layer.ts'
import { describe, type DescribedEquations, type LayerDescription } from '../../network/describe.ts'
import { written, type Written } from '../equations.ts'
import { lendNetwork } from '../internal/lend.ts'
import type { CheckedNetwork } from '../model-codec.ts'

/** The description of a model. */
export interface ModelDescription {
  readonly version: string
  readonly model: string
  readonly network: LayerDescription
  /** Every layer in order; what occurs several times is one and the same description. */
  readonly layers: readonly LayerDescription[]
}

/** Equations line by line, as text and as LaTeX. */
export const writtenOf = (equations: DescribedEquations): Written => written([equations])

/** The place of a layer, from 1; of one that occurs several times that of the first. */
export const placeOf = (layers: readonly LayerDescription[], layer: LayerDescription): number =>
  layers.indexOf(layer) + 1

/** The description of a model. Cost: that of reading its equations, whatever the sizes. */
export const descriptionOf = (version: string, model: string, checked: CheckedNetwork): ModelDescription => {
  const network = lendNetwork<LayerDescription>(checked, (lent: AnyLayer) => describe(lent))
  return { version, model, network, layers: network.parts }
}
