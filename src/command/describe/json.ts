/**
 * What a network is, as one JSON document.
 */
import { allOf, type Written } from '../equations.ts'
import type { Figures, NetworkDescription } from './description.ts'

const figures = ({ name, inputs, outputs, range, parameters, forwardFlops, gradientFlops }: Figures) => ({
  name,
  inputs,
  outputs,
  range,
  parameters,
  flops: { output: forwardFlops, gradient: gradientFlops }
})

const written = (equations: Written) => ({
  text: allOf(equations).map(({ text }) => text),
  latex: allOf(equations).map(({ latex }) => latex)
})

/** The document of `--json`, on a single line; the same model gives the same bytes. */
export const showDescriptionJson = ({ version, model, network, equations, layers }: NetworkDescription): string =>
  `${JSON.stringify({
    format: 'lawgrad-description/1',
    lawgrad: version,
    model,
    network: { ...figures(network), equations: written(equations) },
    layers: layers.map(layer => ({
      ...figures(layer),
      sameAs: layer.place,
      equation: written(layer.equation),
      gradient: written(layer.gradient)
    }))
  })}\n`
