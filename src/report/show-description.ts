/**
 * The description of a network as a table for a terminal.
 */
import type { Extents } from '../dimension/size.ts'
import type { IntermediateValue, LayerDescription } from '../network/describe.ts'
import { cleanText } from './clean-text.ts'
import { textTable } from './text-table.ts'

/** For example `3`, `1×28×28`. */
const showSize = (size: Extents): string => size.join('×')

const headers = ['layer', 'name', 'forward', 'backward', 'range', 'parameters', 'flops', 'with gradient', 'equation']

/** A part and what it is made of, each with its place and how deep it stands. */
interface Placed {
  readonly place: string
  readonly depth: number
  readonly layer: LayerDescription
}

const placed = (parts: readonly LayerDescription[], before: string, depth: number): readonly Placed[] =>
  parts.flatMap((layer, k) => [
    { place: `${before}${k + 1}`, depth, layer },
    ...placed(layer.parts, `${before}${k + 1}.`, depth + 1)
  ])

/** All parts; a layer that is made of nothing is its own. */
const all = (description: LayerDescription): readonly Placed[] =>
  placed(description.parts.length > 0 ? description.parts : [description], '', 0)

const row = ({ place, depth, layer }: Placed): readonly string[] => {
  const { name, inputs, outputs, range, parameters, forwardFlops, gradientFlops, equation } = layer
  return [
    place,
    `${'  '.repeat(depth)}${name}`,
    `${showSize(inputs)} → ${showSize(outputs)}`,
    `${showSize(outputs)} → ${showSize(inputs)}`,
    range,
    String(parameters),
    String(forwardFlops),
    String(gradientFlops),
    equation.text.lines.join('; ')
  ]
}

/**
 * The table of a description: a row for each layer with its sizes forward and backward, the range of its outputs, parameters, floating-point operations for
 * one example and with the gradient, and the equation; what a layer is made of stands below it, indented. Never fails.
 */
export const layerTable = (description: LayerDescription): string => textTable(headers)(all(description).map(row))

const showValues = (values: readonly IntermediateValue[]): string =>
  values.map(({ operation, size }) => (size.length === 0 ? operation : `${operation} ${showSize(size)}`)).join(', ')

/**
 * What each layer that is made of no others computes on the way: a table of the operations, each with the size of its value, forward and backward; a layer that
 * occurs several times has one row. Never fails.
 */
export const valueTable = (description: LayerDescription): string => {
  const single = all(description).filter(({ layer }) => layer.parts.length === 0)
  return textTable(['layer', 'name', 'values forward', 'values backward'])(
    single
      .filter(({ layer }, k) => single.findIndex(other => other.layer === layer) === k)
      .map(({ place, layer }) => [place, layer.name, showValues(layer.forward), showValues(layer.backward)])
  )
}

/** A line for the whole. */
const total = ({ name, inputs, outputs, parameters, forwardFlops, gradientFlops }: LayerDescription): string =>
  `${cleanText(name)}\n${showSize(inputs)} → ${showSize(outputs)}: ${parameters} parameters, ${forwardFlops} flops, ${gradientFlops} with the gradient`

/**
 * The description of a network as text: a line for the whole; a table with a row for each layer, its sizes forward and backward, the range of its outputs,
 * parameters, floating-point operations for one example and with the gradient, and the equation; then a table of every value on the way, with its size.
 *
 * What a layer is made of stands below it, indented, with places such as `2.1`; a shared block says in its name how often it is applied.
 * Cost: linear in the number of parts. Never fails.
 *
 * @example
 * ```ts
 * import { dense, describe, input, pipe, showDescription, sigmoid } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const lines = showDescription(describe(pipe(input(3), dense(2), sigmoid))).split('\n')
 * assert.equal(lines[1], '3 → 2: 8 parameters, 16 flops, 42 with the gradient')
 * assert.match(lines[5] ?? '', / 1 {2}dense +3 → 2 +2 → 3 +logits +8 +14 +18 +y = weights·x \+ bias$/u)
 * ```
 */
export const showDescription = (description: LayerDescription): string =>
  [total(description), layerTable(description), valueTable(description)].join('\n\n')
