import type { Extents } from '../../../dimension/size.ts'
import type { Graph } from '../graph.ts'
import { bodyOf } from './body.ts'

/** The number of components, 1 of a number. */
export const productOfExtents = (extents: Extents): number => extents.reduce((product, extent) => product * extent, 1)

/**
 * How often each node is computed: once for each row of its open axes. What depends on the state of a scan is computed by each scan whose
 * body holds it, for each has states of its own; what no scan or output holds is not counted as less than once.
 */
export const repetitions = ({ nodes }: Graph): readonly number[] => {
  const scans = nodes.map(() => new Map<number, number>())
  for (const node of nodes)
    if (node.operation === 'scan')
      for (const place of bodyOf(nodes, node.inputs[1], node.level))
        if (nodes[place]!.axes.some(axis => axis.level === node.level && axis.ordered))
          scans[place]!.set(node.level, (scans[place]!.get(node.level) ?? 0) + 1)
  return nodes.map(({ axes }, k) =>
    axes.reduce((product, { level, size, ordered }) => product * size * (ordered ? (scans[k]!.get(level) ?? 1) : 1), 1)
  )
}
