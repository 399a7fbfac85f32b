/**
 * What a network is, as text for a terminal.
 */
import { cleanText } from '../../report/clean-text.ts'
import type { Formula } from '../../report/html-report.ts'
import { textTable } from '../../report/text-table.ts'
import { allOf, type Written } from '../equations.ts'
import { showSize } from '../sizes.ts'
import { indented, pairs, section } from '../text.ts'
import type { Figures, LayerDescription, NetworkDescription } from './description.ts'

const sizesOf = ({ inputs, outputs }: Figures): string => `${showSize(inputs)} → ${showSize(outputs)}`

const row = (place: string, figures: Figures): readonly string[] => [
  place,
  figures.name,
  sizesOf(figures),
  figures.range,
  String(figures.parameters),
  String(figures.forwardFlops),
  String(figures.gradientFlops)
]

const headers = ['layer', 'name', 'sizes', 'range', 'parameters', 'flops', 'with gradient']

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

const layerSection = ({ place, name, equation, gradient, ...sizes }: LayerDescription): string =>
  section(`Layer ${place}, ${cleanText(name)}: ${sizesOf({ name, ...sizes })}`, blocks(equation, gradient))

/** The description. */
export const showDescription = ({ model, network, equations, layers }: NetworkDescription): string =>
  [
    section(`Description of ${cleanText(model)}`, lines(allOf(equations))),
    `${indented(
      pairs([
        ['Network', network.name],
        ['Sizes', `${sizesOf(network)}, the outputs are ${network.range}`],
        ['Parameters', String(network.parameters)],
        ['Flops', `${network.forwardFlops} for the output of one example, ${network.gradientFlops} with the gradient`]
      ])
    )}\n\n`,
    section('Layers', textTable(headers)(layers.map((layer, k) => row(String(k + 1), layer)))),
    ...layers.filter(({ place }, k) => place === k + 1).map(layerSection)
  ]
    .join('')
    .trimEnd()
    .concat('\n')
