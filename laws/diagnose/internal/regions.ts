/**
 * The nodes that belong to a layer's pullback, or to the gradient of the loss.
 */
import { needed } from '../../../src/algebra/graph/internal/builder.ts'
import type { GraphNode } from '../../../src/algebra/graph/graph.ts'
import type { Pass, Trace } from './trace.ts'

/** Nodes of a pullback, in order; those of the equation, which it may use, are not among them. */
export interface Region {
  /** Whose pullback it is; none of the loss, and of what stands between layers. */
  readonly pass: Pass | undefined
  /** For example `the gradient of the loss`. */
  readonly words: string
  readonly places: readonly number[]
  /** Which nodes depend on what is pulled back. */
  readonly pulled: (place: number) => boolean
}

/** Which nodes depend on some of them, themselves among them. */
const dependent = (nodes: readonly GraphNode[], roots: readonly number[]): readonly boolean[] => {
  const marks = nodes.map(() => false)
  for (const root of roots) marks[root] = true
  for (const [k, node] of nodes.entries()) if (node.inputs.some(input => marks[input])) marks[k] = true
  return marks
}

/** What is below a node down to leaves, and no cotangent of the layers above. */
const regionOf = (
  nodes: readonly GraphNode[],
  forward: readonly boolean[],
  roots: readonly number[],
  stops: readonly number[],
  pass: Pass | undefined,
  words: string
): Region => {
  const found = new Set<number>()
  const visit = (place: number): void => {
    const node = nodes[place]!
    if (found.has(place) || stops.includes(place) || forward[place] === true || node.operation === 'leaf') return
    found.add(place)
    node.inputs.forEach(visit)
  }
  roots.forEach(visit)
  const marks = dependent(nodes, stops)
  return { pass, words, places: [...found].toSorted((a, b) => a - b), pulled: place => marks[place] === true }
}

/** The regions of all pullbacks, from the first layer to the last, that of the loss, and what stands between layers: sums of branches. */
export const regionsOf = ({ nodes, passes, prediction, start, cotangents }: Trace): readonly Region[] => {
  const forward = needed(nodes, [prediction, ...passes.map(({ output }) => output.actual)])
  const region = (roots: readonly number[], stops: readonly number[], words: string, pass?: Pass): Region =>
    regionOf(nodes, forward, roots, stops, pass, words)
  const own = [
    ...passes.map(pass =>
      region(
        [pass.back.actual, ...pass.parameters.map(({ cotangent }) => cotangent.actual)],
        [pass.cotangent],
        pass.label,
        pass
      )
    ),
    region([start.actual], [], 'the gradient of the loss')
  ]
  const between = region(
    [...cotangents, ...passes.map(({ cotangent }) => cotangent)],
    [
      start.seen,
      ...passes.flatMap(({ back, parameters }) => [back.seen, ...parameters.map(each => each.cotangent.seen)])
    ],
    'what is added up between layers'
  )
  return [...own, between]
}
