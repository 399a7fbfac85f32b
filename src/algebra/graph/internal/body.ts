import type { GraphNode } from '../graph.ts'

/** The place of the body of a node that closes an axis, with its level. */
export const boundBy = (node: GraphNode): readonly [body: number, level: number] | undefined =>
  node.operation === 'mapRows'
    ? [node.inputs[0], node.level]
    : node.operation === 'scan'
      ? [node.inputs[1], node.level]
      : undefined

/** The places of a body's nodes that depend on the axis of a level, in order. */
export const bodyOf = (nodes: readonly GraphNode[], body: number, level: number): readonly number[] => {
  const found = new Set<number>()
  const waiting = [body]
  while (waiting.length > 0) {
    const place = waiting.pop()!
    const node = nodes[place]!
    if (found.has(place) || !node.axes.some(axis => axis.level === level)) continue
    found.add(place)
    waiting.push(...node.inputs)
  }
  return [...found].toSorted((a, b) => a - b)
}
