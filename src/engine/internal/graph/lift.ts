/**
 * A graph of one example, lifted over all of them: each node says whether it has a value for each example. What runs over rows is done for all rows at once, or is a loop over
 * them, or is written out row by row where that is short.
 */
import type { Graph, GraphNode } from '../../../algebra/graph/graph.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import type { Build } from './build.ts'
import type { StepNode } from './node.ts'
import { flopsOfBody, holdsProduct, looped, type Frame } from './loops.ts'
import { rowsAtOnce } from './rows.ts'

/** More nodes than this are not compiled. */
const mostNodes = 20_000

/** So many operations on numbers are written out row by row, for they may be straight code; what is more is a loop. */
export const mostUnrolled = 1420

/** The rows and states that a body over rows is at, by their levels. */
type At = ReadonlyMap<number, Frame>

type Scan = Extract<GraphNode, { readonly operation: 'scan' }>

/** The outputs of a graph by name, its leaves given by name. */
export const lifted = (
  build: Build,
  { nodes, outputs }: Graph,
  leaf: (name: string) => StepNode,
  unrolled = mostUnrolled
): ReadonlyMap<string, StepNode> => {
  const { make, constant, fill, elementwise, product } = build
  const number = build.numberOf(nodes)
  const memo = new Map<string, StepNode>()
  const withProduct = new Map<number, boolean>()
  const none: At = new Map()
  const keyOf = (place: number, at: At): string =>
    `${place} ${nodes[place]!.axes.map(({ level }) => at.get(level)!.key).join()}`
  const valueAt = (place: number, at: At): StepNode => {
    const key = keyOf(place, at)
    const known = memo.get(key)
    if (known !== undefined) return known
    const value = aside(place, at) ?? computed(place, at)
    memo.set(key, value)
    if (memo.size > mostNodes) return defect(`expected at most ${mostNodes} operations; got more`)
    return value
  }
  /** A row of what a loop need not wait for: products of all rows are one. */
  const aside = (place: number, at: At): StepNode | undefined => {
    const { axes, extents } = nodes[place]!
    const { level, size, ordered } = axes.at(-1) ?? { level: 0, size: 0, ordered: true }
    const frame = at.get(level)
    if (ordered || frame?.isLoop !== true || extents.length !== 1) return undefined
    const isWorth = withProduct.get(place) ?? holdsProduct(nodes, place, level)
    withProduct.set(place, isWorth)
    const shared = (other: number): StepNode => valueAt(other, at)
    const whole = isWorth ? rowsAtOnce(build, { nodes, body: place, level, count: size, shared }) : undefined
    return whole === undefined ? undefined : frame.row(whole)
  }
  const isLong = ({ extents }: GraphNode, body: number, level: number): boolean =>
    extents[0]! > 1 && flopsOfBody(nodes, body, level) + countOf(extents) > unrolled
  const rowFrame = (row: number, state: StepNode | undefined): Frame => ({
    key: `${row}:${state?.id ?? ''}`,
    row: matrix => build.slice(build.flat(matrix), row * matrix.extents[1]!, (row + 1) * matrix.extents[1]!),
    state,
    isLoop: false
  })
  const loop = (place: number, at: At, body: number, level: number, start: StepNode | undefined): StepNode => {
    const node = nodes[place]!
    return looped(build, {
      name: `${number} ${keyOf(place, at)}`,
      extents: node.extents,
      backward: node.operation === 'scan' && node.backward,
      start,
      body: frame => valueAt(body, new Map([...at, [level, frame]]))
    })
  }
  /** A value of which each example has its own: what all share is copied to each. */
  const ofEach = (node: StepNode): StepNode =>
    node.batched ? node : make('copy', node.extents, [node], { batched: true })
  /** The matrix of a body's values. */
  const rows = (place: number, at: At, body: number, level: number): StepNode => {
    const node = nodes[place]!
    const count = node.extents[0]!
    const shared = (place: number): StepNode => valueAt(place, at)
    const whole = count > 1 ? rowsAtOnce(build, { nodes, body, level, count, shared }) : undefined
    if (whole !== undefined) return whole
    if (isLong(node, body, level)) return loop(place, at, body, level, undefined)
    const values = Array.from({ length: count }, (_, row) =>
      valueAt(body, new Map([...at, [level, rowFrame(row, undefined)]]))
    )
    return build.reshape(node.extents, build.stack(values))
  }
  const states = (place: number, at: At, { extents, inputs, level, backward }: Scan): StepNode => {
    const count = extents[0]!
    const start = valueAt(inputs[0], at)
    if (isLong(nodes[place]!, inputs[1], level)) return loop(place, at, inputs[1], level, start)
    const all: StepNode[] = []
    let state = start
    for (let step = 0; step < count; step++) {
      const row = backward ? count - 1 - step : step
      state = valueAt(inputs[1], new Map([...at, [level, rowFrame(row, state)]]))
      all[row] = state
    }
    return build.reshape(extents, build.stack(all))
  }
  const computed = (place: number, at: At): StepNode => {
    const node = nodes[place]!
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
      case 'row':
        return at.get(node.level)!.row(of(0))
      case 'state':
        return at.get(node.level)!.state!
      case 'mapRows':
        return rows(place, at, node.inputs[0], node.level)
      case 'scan':
        return states(place, at, node)
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
