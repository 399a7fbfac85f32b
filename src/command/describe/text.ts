/**
 * What a network is, as text for a terminal.
 */
import { cleanText } from '../../report/clean-text.ts'
import type { Formula } from '../../report/html-report.ts'
import { layerTable, valueTable } from '../../report/show-description.ts'
import type { LayerDescription } from '../../network/describe.ts'
import { allOf, type Written } from '../equations.ts'
import { showSize } from '../sizes.ts'
import { indented, pairs, section } from '../text.ts'
import { placeOf, writtenOf, type ModelDescription } from './description.ts'

const sizesOf = ({ inputs, outputs }: LayerDescription): string => `${showSize(inputs)} → ${showSize(outputs)}`

const lines = (all: readonly Formula[]): string => all.map(({ text }) => cleanText(text)).join('\n')

/** The equation, the gradient, and once what the functions in both are. */
const blocks = (equation: Written, gradient: Written): string => {
  const legend = [...equation.legend, ...gradient.legend]
  const once = legend.filter((one, k) => legend.findIndex(({ text }) => text === one.text) === k)
  return [equation.lines, gradient.lines, once]
    .filter(block => block.length > 0)
    .map(lines)
    .join('\n\n')
}

const layerSection = (layer: LayerDescription, place: number): string =>
  section(
    `Layer ${place}, ${cleanText(layer.name)}: ${sizesOf(layer)}`,
    blocks(writtenOf(layer.equation), writtenOf(layer.gradient))
  )

/** The description. */
export const showDescription = ({ model, network, layers }: ModelDescription): string =>
  [
    section(`Description of ${cleanText(model)}`, lines(allOf(writtenOf(network.equation)))),
    `${indented(
      pairs([
        ['Network', network.name],
        ['Sizes', `${sizesOf(network)}, the outputs are ${network.range}`],
        ['Parameters', String(network.parameters)],
        ['Flops', `${network.forwardFlops} for the output of one example, ${network.gradientFlops} with the gradient`]
      ])
    )}\n\n`,
    section('Layers', layerTable(network)),
    section('Values on the way', valueTable(network)),
    ...layers.map((layer, k) => (placeOf(layers, layer) === k + 1 ? layerSection(layer, k + 1) : ''))
  ]
    .join('')
    .trimEnd()
    .concat('\n')
