/**
 * What runs over the rows of a matrix, for all rows at once: a row is the matrix, a number of each row a vector.
 */
import { bodyOf } from '../../../algebra/graph/internal/body.ts'
import { isElementwiseNode } from '../../../algebra/graph/internal/elementwise.ts'
import type { GraphNode } from '../../../algebra/graph/graph.ts'
import type { Build } from './build.ts'
import type { StepNode } from './node.ts'

/** The body of a matrix's rows, and what it needs. */
export interface Rows {
  readonly nodes: readonly GraphNode[]
  readonly body: number
  readonly level: number
  /** The number of rows. */
  readonly count: number
  /** The value of a node that is the same for all rows. */
  readonly shared: (place: number) => StepNode
}

/** The matrix of the body's values; nothing where a row needs something that is only done for one row at a time. */
export const rowsAtOnce = (build: Build, { nodes, body, level, count, shared }: Rows): StepNode | undefined => {
  const values = new Map<number, StepNode>()
  const spread = (number: StepNode, columns: number): StepNode => build.make('spread', [count, columns], [number])
  /** A value in rows of so many columns: its own, or one number or vector for all of them. */
  const inRows = (place: number, columns: number): StepNode => {
    const own = values.get(place)
    if (own !== undefined) return own.extents.length === 1 ? spread(own, columns) : own
    const node = shared(place)
    return node.extents.length === 0
      ? node
      : node.operation === 'fill'
        ? node.inputs[0]!
        : build.transpose(build.make('spread', [columns, count], [node]))
  }
  const { fill } = build
  /** The same with all its components. */
  const asMatrix = (place: number, columns: number): StepNode => fill([count, columns], inRows(place, columns))
  /** The columns of a matrix one after the other, and back. */
  const down = (matrix: StepNode): StepNode => build.flat(build.transpose(matrix))
  const across = (columns: StepNode): StepNode =>
    build.transpose(build.reshape([columns.extents[0]! / count, count], columns))
  const valueOf = (node: GraphNode): StepNode | undefined => {
    const [first = -1, second = -1] = node.inputs
    const [columns] = node.extents
    const [a, b] = [values.get(first), values.get(second)]
    if (node.extents.length > 1) return undefined
    if (isElementwiseNode(node))
      return build.elementwise(
        node.operation,
        node.inputs.map(place =>
          columns === undefined ? (values.get(place) ?? shared(place)) : inRows(place, columns)
        )
      )
    switch (node.operation) {
      case 'row':
        return node.level === level && a === undefined ? shared(first) : undefined
      case 'fill':
        return asMatrix(first, columns!)
      case 'sum':
        return a!.extents.length === 2 ? build.make('rowSums', [count], [a!]) : undefined
      case 'max':
        return a!.extents.length === 2 && a!.batched ? build.make('rowMax', [count], [a!]) : undefined
      case 'slice':
        return across(build.slice(down(a!), node.from * count, node.to * count))
      case 'concat':
        return across(build.stack([first, second].map(place => down(asMatrix(place, nodes[place]!.extents[0]!)))))
      case 'matVec':
        return a === undefined ? build.product(['rk', 'ck', 'rc'], [count, columns!], b!, shared(first)) : undefined
      case 'transposedMatVec':
        return a === undefined ? build.product(['rk', 'kc', 'rc'], [count, columns!], b!, shared(first)) : undefined
      default:
        return undefined
    }
  }
  for (const place of bodyOf(nodes, body, level)) {
    const node = nodes[place]!
    const value = node.axes.at(-1)!.level === level ? valueOf(node) : undefined
    if (value === undefined) return undefined
    values.set(place, value)
  }
  const last = values.get(body)
  return last?.extents.length === 2 && last.batched ? last : undefined
}
