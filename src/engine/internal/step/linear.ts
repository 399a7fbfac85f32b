/**
 * Whether what a graph gives is a multiple of one of its leaves, as its operations tell: a factor may then go in there.
 */
import { bodyOf } from '../../../algebra/graph/internal/body.ts'
import { isElementwiseNode } from '../../../algebra/graph/internal/elementwise.ts'
import type { Graph, GraphNode } from '../../../algebra/graph/graph.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'

/** How a number depends on the leaf: it is zero whatever the leaf is, does not depend on it, is a multiple of it, or is something else. */
type Dependence = 'zero' | 'free' | 'linear' | 'other'

/** That of all components of a value, or of each, where they differ. */
type Value = Dependence | readonly Dependence[]

/** Of a sum, or of what may be either. */
const together = (a: Dependence, b: Dependence): Dependence =>
  a === b || b === 'zero' ? a : a === 'zero' ? b : 'other'

const product = (a: Dependence, b: Dependence): Dependence =>
  a === 'zero' || b === 'zero' ? 'zero' : a === 'free' ? b : b === 'free' ? a : 'other'

const isFree = (a: Dependence): boolean => a === 'free' || a === 'zero'

const at = (value: Value, k: number): Dependence => (typeof value === 'string' ? value : value[k]!)

/** Of all components as one. */
const whole = (value: Value): Dependence => (typeof value === 'string' ? value : value.reduce(together))

const components = (count: number, of: (k: number) => Dependence): Value => {
  const all = Array.from({ length: count }, (_, k) => of(k))
  return all.every(each => each === all[0]) ? all[0]! : all
}

/** Component by component; a value of one dependence has it everywhere. */
const each = (count: number, f: (...of: readonly Dependence[]) => Dependence, of: readonly Value[]): Value =>
  of.every(value => typeof value === 'string') ? f(...of) : components(count, k => f(...of.map(value => at(value, k))))

/** Of an operation on numbers, or on values as a whole. */
const plainly =
  ({ operation }: GraphNode) =>
  (...[a = 'zero', b = 'zero', c = 'zero']: readonly Dependence[]): Dependence => {
    switch (operation) {
      case 'plus':
      case 'minus':
      case 'addToColumns':
        return together(a, b)
      case 'times':
      case 'matVec':
      case 'transposedMatVec':
      case 'outer':
      case 'matMul':
        return product(a, b)
      case 'over':
      case 'unpool':
        return isFree(b) ? a : 'other'
      case 'where':
        return isFree(a) ? together(b, c) : 'other'
      case 'negate':
      case 'fill':
      case 'sum':
      case 'rowSums':
      case 'windows':
      case 'foldWindows':
        return a
      case 'max':
      case 'maxPool':
        return isFree(a) ? a : 'other'
      default:
        return isFree(a) ? 'free' : 'other'
    }
  }

const valueOf = (node: GraphNode, inputs: readonly Value[], extents: readonly (readonly number[])[]): Value => {
  const [a = 'zero', b = 'zero'] = inputs
  const count = countOf(node.extents)
  switch (node.operation) {
    case 'constant':
      return node.value === 0 ? 'zero' : 'free'
    case 'reshape':
      return a
    case 'concat': {
      const first = countOf(extents[0]!)
      return components(count, k => (k < first ? at(a, k) : at(b, k - first)))
    }
    case 'slice':
      return typeof a === 'string' ? a : components(count, k => at(a, node.from + k))
    case 'transpose': {
      const [rows = 1, columns = 1] = node.extents
      return typeof a === 'string' ? a : components(count, k => at(a, (k % columns) * rows + Math.floor(k / columns)))
    }
    case 'row': {
      if (typeof a === 'string') return a
      const columns = a.slice(0, count)
      for (let place = count; place < a.length; place++)
        columns[place % count] = together(columns[place % count]!, a[place]!)
      return components(count, k => columns[k]!)
    }
    default:
      return isElementwiseNode(node) ? each(count, plainly(node), inputs) : plainly(node)(...inputs.map(whole))
  }
}

/** Whether the outputs that `isWanted` tells by name are multiples of a leaf, as far as each operation by itself can tell. */
export const isLinearIn = ({ nodes, outputs }: Graph, leaf: string, isWanted: (output: string) => boolean): boolean => {
  const of: Value[] = []
  const states = new Map<number, Value>()
  const isAt = (place: number, level: number): boolean => (nodes[place]!.axes.at(-1)?.level ?? -1) === level
  const body = (last: number, level: number): Value => {
    for (const place of bodyOf(nodes, last, level)) if (isAt(place, level)) visit(place)
    return of[last]!
  }
  /** What a scan carries on depends on what it carried on before: from the start upward, until nothing changes. */
  const carried = (last: number, level: number, state: Value): Value => {
    states.set(level, state)
    const next = each(countOf(nodes[last]!.extents), together, [state, body(last, level)])
    return String(next) === String(state) ? state : carried(last, level, next)
  }
  /** The same in each row. */
  const inRows = (node: GraphNode, row: Value): Value =>
    typeof row === 'string' ? row : components(countOf(node.extents), k => at(row, k % row.length))
  const visit = (place: number): void => {
    const node = nodes[place]!
    switch (node.operation) {
      case 'leaf':
        of[place] = node.name === leaf ? 'linear' : 'free'
        break
      case 'state':
        of[place] = states.get(node.level)!
        break
      case 'scan':
        of[place] = inRows(node, carried(node.inputs[1], node.level, of[node.inputs[0]]!))
        break
      case 'mapRows':
        of[place] = inRows(node, body(node.inputs[0], node.level))
        break
      default:
        of[place] = valueOf(
          node,
          node.inputs.map(input => of[input]!),
          node.inputs.map(input => nodes[input]!.extents)
        )
    }
  }
  nodes.forEach((_, place) => {
    if (isAt(place, -1)) visit(place)
  })
  return outputs.every(({ name, node }) => !isWanted(name) || ['linear', 'zero'].includes(whole(of[node]!)))
}
