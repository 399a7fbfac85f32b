/**
 * Parameters as trees of numbers and as tables.
 */
import type { Description } from '../linear/shape.ts'
import { formatNumber, type ReportTable } from '../report/index.ts'
import { indexOf, subscript, superscript } from './equations.ts'
import type { LayerFacts, NetworkFacts, Run } from './run.ts'

/** A number as JSON has it; what JSON lacks (−0, NaN, ±∞) is a text. */
export type JsonNumber = number | string

/** A tree of tensors as JSON. */
export type Tree = JsonNumber | readonly Tree[] | { readonly [name: string]: Tree }

/** Never fails. JavaScript prints the shortest digits that read back to the same double. */
export const jsonNumber = (x: number): JsonNumber => (Object.is(x, -0) ? '-0' : Number.isFinite(x) ? x : String(x))

/** A tree and the components that are left. */
type Grown = { readonly tree: Tree; readonly rest: readonly number[] }

const grow = (description: Description, components: readonly number[]): Grown => {
  switch (description._tag) {
    case 'Vector':
      return {
        tree: components.slice(0, description.length).map(jsonNumber),
        rest: components.slice(description.length)
      }
    case 'Matrix': {
      const { rows, columns } = description
      return {
        tree: Array.from({ length: rows }, (_, r) => components.slice(r * columns, (r + 1) * columns).map(jsonNumber)),
        rest: components.slice(rows * columns)
      }
    }
    case 'Struct': {
      const names = Object.keys(description.fields)
      const { trees, rest } = growAll(Object.values(description.fields), components)
      return { tree: Object.fromEntries(trees.map((tree, i) => [names[i] ?? '', tree])), rest }
    }
    case 'Tuple': {
      const { trees, rest } = growAll(description.items, components)
      return { tree: trees, rest }
    }
  }
}

const growAll = (descriptions: readonly Description[], components: readonly number[]) =>
  descriptions.reduce<{ readonly trees: readonly Tree[]; readonly rest: readonly number[] }>(
    ({ trees, rest }, each) => {
      const grown = grow(each, rest)
      return { trees: [...trees, grown.tree], rest: grown.rest }
    },
    { trees: [], rest: components }
  )

/** The tree of a shape with the given components. Cost: O(components) for each level. */
export const treeOf = (description: Description, components: readonly number[]): Tree =>
  grow(description, components).tree

/** A layer, its place in the list, and its own components. */
interface Part {
  readonly layer: LayerFacts
  readonly index: number
  readonly components: readonly number[]
}

const partsOf = ({ layers }: NetworkFacts, components: readonly number[]): readonly Part[] =>
  layers.map((layer, index) => {
    const start = layers.slice(0, index).reduce((sum, { size }) => sum + size, 0)
    return { layer, index, components: components.slice(start, start + layer.size) }
  })

/** The names of what a layer is given: the columns of the data, or the units of the layer before. */
const inputNamesOf = (run: Run, { layer, index }: Part): readonly string[] => {
  const hidden = run.network.layers.slice(0, index).filter(({ size }) => size > 0).length
  return hidden === 0
    ? run.data.inputNames
    : Array.from({ length: layer.inputs }, (_, i) => `a${hidden > 1 ? superscript(hidden) : ''}${subscript(i + 1)}`)
}

const most = { columns: 9, rows: 16, values: 32 } as const

const write = formatNumber(6)

/** A row for each unit of a dense layer: its bias θ₀ and its weights, as in equations (4)–(9). */
const denseTable = (run: Run, part: Part): ReportTable => {
  const { inputs, outputs } = part.layer
  const bias = part.components.slice(inputs * outputs)
  return {
    caption: `Layer ${part.index + 1}, dense: bias b${indexOf(run.network.layers, part.index)} and weights W${indexOf(run.network.layers, part.index)}`,
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
  caption: `Layer ${part.index + 1}, ${part.layer.name}: ${part.layer.size} parameters, all in parameters.json`,
  headers: ['parameters', 'range'],
  rows: [[String(part.layer.size), extent(part.components)]]
})

const otherTable = (part: Part): ReportTable => ({
  caption: `Layer ${part.index + 1}, ${part.layer.name}: parameters in the order of the shape`,
  headers: ['component', 'value'],
  rows: part.components.map((value, i) => [`θ${subscript(i + 1)}`, write(value)])
})

/** The learned parameters, a table for each layer that has any. */
export const parameterTables = (run: Run): readonly ReportTable[] =>
  partsOf(run.network, run.parameters)
    .filter(({ layer }) => layer.size > 0)
    .map(part =>
      part.layer.name === 'dense' && part.layer.size === (part.layer.inputs + 1) * part.layer.outputs
        ? part.layer.inputs < most.columns && part.layer.outputs <= most.rows
          ? denseTable(run, part)
          : summaryTable(part)
        : part.layer.size <= most.values
          ? otherTable(part)
          : summaryTable(part)
    )
