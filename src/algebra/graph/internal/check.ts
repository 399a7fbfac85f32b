import { showExtents } from '../../../tensor/internal/defect.ts'
import type { GraphError } from '../graph-error.ts'
import type { Axis, Graph, GraphNode } from '../graph.ts'
import { bodyOf } from './body.ts'
import { axesFor, extentsFor, isFault, type Unplaced } from './rules.ts'

const shown = (extents: readonly number[]): string => (extents.length === 0 ? 'a number' : showExtents(extents))

const shownAxes = (axes: readonly Axis[]): string =>
  axes.length === 0
    ? 'none'
    : axes.map(({ level, size, ordered }) => `${level}: ${size}${ordered ? ' in order' : ''}`).join(', ')

/** What is wrong with a node whose inputs are right. */
const wrongNode = (nodes: readonly GraphNode[], place: number): GraphError | undefined => {
  const node = nodes[place]!
  const path = `nodes.${place}`
  const odd = node.inputs.findIndex(input => input >= place)
  if (odd >= 0)
    return {
      path: `${path}.inputs.${odd}`,
      expected: `an earlier node, below ${place}`,
      got: String(node.inputs[odd])
    }
  const inputs = node.inputs.map(input => nodes[input]!)
  const unplaced: Unplaced = node
  const extents = extentsFor(
    unplaced,
    inputs.map(input => input.extents)
  )
  if (isFault(extents)) return { path: `${path}.inputs`, ...extents }
  if (shown(extents) !== shown(node.extents))
    return { path: `${path}.extents`, expected: shown(extents), got: shown(node.extents) }
  const axes = axesFor(unplaced, inputs)
  if (isFault(axes)) return { path: `${path}.axes`, ...axes }
  if (shownAxes(axes) !== shownAxes(node.axes))
    return { path: `${path}.axes`, expected: shownAxes(axes), got: shownAxes(node.axes) }
  return node.operation === 'scan' ? wrongState(nodes, place, node.inputs, node.level) : undefined
}

/** Every state in the body of a scan is of the size of its start. */
const wrongState = (
  nodes: readonly GraphNode[],
  place: number,
  [start, body]: readonly [number, number],
  level: number
): GraphError | undefined => {
  const expected = shown(nodes[start]!.extents)
  for (const inside of bodyOf(nodes, body, level)) {
    const node = nodes[inside]!
    if (node.operation === 'state' && node.level === level && shown(node.extents) !== expected)
      return { path: `nodes.${place}.inputs.1`, expected: `states of size ${expected}`, got: shown(node.extents) }
  }
  return undefined
}

const twice = (list: string, names: readonly (string | undefined)[]): GraphError | undefined => {
  const place = names.findIndex((name, k) => name !== undefined && names.indexOf(name) !== k)
  return place < 0
    ? undefined
    : { path: `${list}.${place}.name`, expected: 'a name of its own', got: JSON.stringify(names[place]) }
}

/** The first thing that is wrong with a graph of the right form. */
export const wrongGraph = ({ nodes, outputs }: Graph): GraphError | undefined => {
  for (const place of nodes.keys()) {
    const wrong = wrongNode(nodes, place)
    if (wrong !== undefined) return wrong
  }
  for (const [k, { node }] of outputs.entries()) {
    const path = `outputs.${k}.node`
    if (node >= nodes.length) return { path, expected: `a node, below ${nodes.length}`, got: String(node) }
    const { axes } = nodes[node]!
    if (axes.length > 0) return { path, expected: 'a node without open axes', got: shownAxes(axes) }
  }
  return (
    twice(
      'nodes',
      nodes.map(node => (node.operation === 'leaf' ? node.name : undefined))
    ) ??
    twice(
      'outputs',
      outputs.map(({ name }) => name)
    )
  )
}
