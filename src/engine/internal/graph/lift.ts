/**
 * A graph of one example, lifted over all of them: each node says whether it has a value for each example. What runs over rows is done for all rows at once, or is unrolled,
 * row by row.
 */
import type { Graph, GraphNode } from '../../../algebra/graph/graph.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import type { Build } from './build.ts'
import type { StepNode } from './node.ts'
import { rowsAtOnce } from './rows.ts'

/** More nodes than this are not compiled. */
const mostNodes = 20_000

/** The rows and states that a body over rows is at, by their levels. */
type At = ReadonlyMap<number, { readonly row: number; readonly state: StepNode | undefined }>

/** The outputs of a graph by name, its leaves given by name. */
export const lifted = (
  build: Build,
  { nodes, outputs }: Graph,
  leaf: (name: string) => StepNode
): ReadonlyMap<string, StepNode> => {
  const { make, constant, fill, elementwise, product } = build
  const memo = new Map<string, StepNode>()
  const none: At = new Map()
  const valueAt = (place: number, at: At): StepNode => {
    const node = nodes[place]!
    const key = `${place} ${node.axes.map(({ level }) => `${at.get(level)!.row}:${at.get(level)!.state?.id ?? ''}`).join()}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const value = computed(node, at)
    memo.set(key, value)
    if (memo.size > mostNodes)
      return defect(`expected at most ${mostNodes} operations; got more: a sequence is compiled row by row`)
    return value
  }
  /** A value of which each example has its own: what all share is copied to each. */
  const ofEach = (node: StepNode): StepNode =>
    node.batched ? node : make('copy', node.extents, [node], { batched: true })
  /** The matrix of a body's values. */
  const rows = (node: GraphNode & { readonly level: number }, at: At, body: number): StepNode => {
    const count = node.extents[0]!
    const shared = (place: number): StepNode => valueAt(place, at)
    const whole = count > 1 ? rowsAtOnce(build, { nodes, body, level: node.level, count, shared }) : undefined
    if (whole !== undefined) return whole
    const values = Array.from({ length: count }, (_, row) =>
      valueAt(body, new Map([...at, [node.level, { row, state: undefined }]]))
    )
    return build.reshape(node.extents, build.stack(values))
  }
  const states = (node: Extract<GraphNode, { readonly operation: 'scan' }>, at: At): StepNode => {
    const count = node.extents[0]!
    const all: StepNode[] = []
    let state = valueAt(node.inputs[0], at)
    for (let step = 0; step < count; step++) {
      const row = node.backward ? count - 1 - step : step
      state = valueAt(node.inputs[1], new Map([...at, [node.level, { row, state }]]))
      all[row] = state
    }
    return build.reshape(node.extents, build.stack(all))
  }
  const computed = (node: GraphNode, at: At): StepNode => {
    const { extents } = node
    const of = (k: number): StepNode => valueAt(node.inputs[k]!, at)
    switch (node.operation) {
      case 'leaf':
        return leaf(node.name)
      case 'constant':
        return constant(node.value)
      case 'fill':
        return fill(extents, of(0))
      case 'sum':
        return build.sum(of(0))
      case 'max':
        return build.max(of(0))
      case 'transpose':
        return build.transpose(of(0))
      case 'rowSums':
        return make('rowSums', extents, [of(0)])
      case 'reshape':
        return build.reshape(extents, of(0))
      case 'matVec':
        return product(['rc', 'c', 'r'], extents, of(0), of(1))
      case 'transposedMatVec':
        return product(['rc', 'r', 'c'], extents, of(0), of(1))
      case 'outer':
        return product(['r', 'c', 'rc'], extents, of(0), of(1))
      case 'matMul':
        return product(['rk', 'kc', 'rc'], extents, of(0), of(1))
      case 'addToColumns':
        return elementwise('plus', [of(0), make('spread', extents, [of(1)])])
      case 'concat':
        return build.stack([of(0), of(1)])
      case 'slice':
        return build.slice(of(0), node.from, node.to)
      case 'row': {
        const matrix = of(0)
        const columns = extents[0]!
        const { row } = at.get(node.level)!
        return build.slice(build.flat(matrix), row * columns, (row + 1) * columns)
      }
      case 'state':
        return at.get(node.level)!.state!
      case 'mapRows':
        return rows(node, at, node.inputs[0])
      case 'scan':
        return states(node, at)
      case 'windows':
      case 'foldWindows':
      case 'maxPool':
        return make(node.operation, extents, [of(0)], { value: node.k })
      case 'unpool': {
        const both = [of(0), of(1)]
        const batched = both.some(input => input.batched)
        return make('unpool', extents, batched ? both.map(ofEach) : both, { value: node.k })
      }
      default:
        return elementwise(
          node.operation,
          node.inputs.map((_, k) => of(k))
        )
    }
  }
  // in order, so that nothing is deep
  nodes.forEach((node, place) => {
    if (node.axes.length === 0) valueAt(place, none)
  })
  return new Map(outputs.map(({ name, node }) => [name, valueAt(node, none)]))
}

/** The number of components of a node. */
export const componentsOf = ({ extents }: StepNode): number => countOf(extents)
