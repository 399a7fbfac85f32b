/**
 * The learned parameters as tables.
 */
import { typesetNumber } from '../../report/format-number.ts'
import type { ReportTable } from '../../report/html-report.ts'
import { countOf } from '../sizes.ts'
import type { LayerFacts, NetworkFacts, Run } from './facts.ts'
import { indexOf, subscript, superscript } from './scripts.ts'

/** A layer, its place in the list, and its own components. */
export interface Part {
  readonly layer: LayerFacts
  readonly index: number
  readonly components: readonly number[]
}

/** The layers with their own components. */
export const partsOf = ({ layers }: NetworkFacts, components: readonly number[]): readonly Part[] =>
  layers.map((layer, index) => {
    const start = layers.slice(0, index).reduce((sum, { count }) => sum + count, 0)
    return { layer, index, components: components.slice(start, start + layer.count) }
  })

/** The names of what a layer is given: the columns of the data, or the units of the layer before. */
const inputNamesOf = (run: Run, { layer, index }: Part): readonly string[] => {
  const hidden = run.network.layers.slice(0, index).filter(({ count }) => count > 0).length
  return hidden === 0
    ? run.data.inputNames
    : Array.from(
        { length: countOf(layer.inputs) },
        (_, i) => `a${hidden > 1 ? superscript(hidden) : ''}${subscript(i + 1)}`
      )
}

const most = { columns: 9, rows: 16, values: 32 } as const

const write = typesetNumber(6)

/** A row for each unit of a dense layer: its bias θ₀ and its weights, as in equations (4)–(9). */
const denseTable = (run: Run, part: Part): ReportTable => {
  const [inputs, outputs] = [countOf(part.layer.inputs), countOf(part.layer.outputs)]
  const bias = part.components.slice(inputs * outputs)
  return {
    caption: `Layer ${part.index + 1}, ${part.layer.name}: bias${indexOf(run.network.layers, part.index)} and weights${indexOf(run.network.layers, part.index)}`,
    headers: ['unit', 'bias θ₀', ...inputNamesOf(run, part).map((name, i) => `${name} θ${subscript(i + 1)}`)],
    rows: bias.map((b, j) => [
      `${j + 1}`,
      write(b),
      ...part.components.slice(j * inputs, (j + 1) * inputs).map(w => write(w))
    ])
  }
}

const extent = (values: readonly number[]): string =>
  `${write(values.reduce((a, b) => Math.min(a, b), Infinity))} to ${write(values.reduce((a, b) => Math.max(a, b), -Infinity))}`

/** What does not fit on a page, in numbers of it. */
const summaryTable = (part: Part): ReportTable => ({
  caption: `Layer ${part.index + 1}, ${part.layer.name}: ${part.layer.count} parameters, all in model.json`,
  headers: ['parameters', 'range'],
  rows: [[String(part.layer.count), extent(part.components)]]
})

const otherTable = (part: Part): ReportTable => ({
  caption: `Layer ${part.index + 1}, ${part.layer.name}: parameters in the order of the shape`,
  headers: ['component', 'value'],
  rows: part.components.map((value, i) => [`θ${subscript(i + 1)}`, write(value)])
})

/** The learned parameters, a table for each layer that has any. */
export const parameterTables = (run: Run): readonly ReportTable[] =>
  partsOf(run.network, run.parameters)
    .filter(({ layer }) => layer.count > 0)
    .map(part =>
      part.layer.dense
        ? countOf(part.layer.inputs) < most.columns && countOf(part.layer.outputs) <= most.rows
          ? denseTable(run, part)
          : summaryTable(part)
        : part.layer.count <= most.values
          ? otherTable(part)
          : summaryTable(part)
    )
