/**
 * Graphs written on top of a graph: what is new is added behind it, and what is equal is the same node.
 */
import type { Extents } from '../../../src/dimension/size.ts'
import type { Graph, GraphNode, Operation } from '../../../src/algebra/graph/graph.ts'
import type { Attributes, Given } from '../../../src/algebra/graph/internal/builder.ts'
import { newSimplifier } from '../../../src/algebra/graph/internal/simplify.ts'
import { defect } from '../../../src/tensor/internal/defect.ts'
import type { Cut } from './trace.ts'
import { freshPrefix } from './names.ts'
import { sameExtents } from './extents.ts'

/** Where the numbers of a leaf come from that is no leaf of the gradient. */
export type Source =
  /** A node of the gradient, of another example of the batch; beyond its end the first follows, or it is the example itself. */
  | { readonly _tag: 'Neighbor'; readonly of: number; readonly shift: number; readonly around: boolean }
  /** A node, in single precision. */
  | { readonly _tag: 'Rounded'; readonly of: number }
  /** A node: the leaf is what others see of it. */
  | { readonly _tag: 'Same'; readonly of: number }
  /** Numbers computed from those of some nodes. */
  | {
      readonly _tag: 'Computed'
      readonly from: readonly number[]
      readonly compute: (values: readonly Float64Array[]) => Float64Array
    }

/** The new place of a node. */
export type Visit = (place: number) => number

/** What becomes of a node: `again` writes it once more, with the new places of its inputs. */
export type Rule = (visit: Visit, again: () => number) => number

/** What becomes of some nodes. */
export type Rules = ReadonlyMap<number, Rule>

export interface Writer {
  readonly nodes: readonly GraphNode[]
  readonly sources: ReadonlyMap<number, Source>
  readonly make: (operation: Operation, inputs: readonly number[], attributes?: Attributes, given?: Given) => number
  readonly leaf: (extents: Extents, source: Source) => number
  /** From now on others see another node of what a layer hands over. */
  readonly handOver: (seen: number, actual: number) => void
  /** A function from places to places: nodes written anew by rules. */
  readonly rewriting: (rules: Rules) => Visit
  /** The same within one layer: what others hand over stays. */
  readonly within: (rules: Rules) => Visit
  /** The outputs of a graph, its leaves replaced by nodes of theirs. */
  readonly inlined: (graph: Graph, leaves: Readonly<Record<string, number>>) => Readonly<Record<string, number>>
}

const attributesOf = (node: GraphNode): Attributes => {
  const { operation: _, inputs: _inputs, extents: _extents, axes: _axes, ...rest } = node
  return rest
}

/** What only the writer of a node can say of its sizes. */
const givenOf = ({ operation, extents, axes }: GraphNode): Given | undefined => {
  switch (operation) {
    case 'leaf':
    case 'fill':
    case 'reshape':
    case 'foldWindows':
      return { extents }
    case 'state':
      return { extents, axes }
    case 'mapRows':
    case 'scan':
      return { extents: extents.slice(0, 1) }
    default:
      return undefined
  }
}

/** Equal sources are one leaf. */
const nameOf = (source: Source, count: number): string => {
  switch (source._tag) {
    case 'Neighbor':
      return `${source.shift}${source.around ? '' : ' at most'} from ${source.of}`
    case 'Rounded':
    case 'Same':
      return `${source._tag} ${source.of}`
    case 'Computed':
      return `computed ${count}`
  }
}

export const newWriter = (base: readonly GraphNode[], cuts: readonly Cut[]): Writer => {
  const { nodes, make: plain } = newSimplifier()
  const sources = new Map<number, Source>()
  const prefix = freshPrefix(
    'new',
    base.flatMap(node => (node.operation === 'leaf' ? [node.name] : []))
  )
  const make: Writer['make'] = (operation, inputs, attributes, given) =>
    attributes === undefined || Object.keys(attributes).length === 0
      ? plain(operation, inputs, undefined, given)
      : plain(operation, inputs, attributes, given)
  const copied = (node: GraphNode, inputs: readonly number[]): number =>
    make(node.operation, inputs, attributesOf(node), givenOf(node))
  /** What stands for a node is of its size: a number everywhere where it is a number; what does not fit is not taken. */
  const fitted = (written: number, place: number): number => {
    const [got, expected] = [nodes[written]!.extents, nodes[place]!.extents]
    return sameExtents(got, expected)
      ? written
      : got.length === 0
        ? make('fill', [written], undefined, { extents: expected })
        : place
  }
  const rewrite = (rules: Rules, through: boolean): Visit => {
    const done = new Map<number, number>()
    const again = (place: number): number => {
      const node = nodes[place]!
      const source = sources.get(place)
      if (source?._tag === 'Same' && through) {
        const actual = visit(source.of)
        return actual === source.of ? place : actual
      }
      const inputs = node.inputs.map(visit)
      return inputs.every((input, k) => input === node.inputs[k]) ? place : copied(node, inputs)
    }
    const visit = (place: number): number => {
      const known = done.get(place)
      if (known !== undefined) return known
      const rule = rules.get(place)
      const written =
        rule === undefined
          ? again(place)
          : fitted(
              rule(visit, () => again(place)),
              place
            )
      done.set(place, written)
      return written
    }
    return visit
  }
  base.forEach((node, place) => {
    if (copied(node, node.inputs) !== place) defect(`expected node ${place} to differ from those before; got it twice`)
  })
  cuts.forEach(({ actual, seen }) => sources.set(seen, { _tag: 'Same', of: actual }))
  return {
    nodes,
    sources,
    make,
    rewriting: rules => rewrite(rules, true),
    within: rules => rewrite(rules, false),
    handOver: (seen, actual) => void sources.set(seen, { _tag: 'Same', of: actual }),
    leaf: (extents, source) => {
      const place = make('leaf', [], { name: `${prefix} ${nameOf(source, sources.size)}` }, { extents })
      sources.set(place, source)
      return place
    },
    inlined: (graph, leaves) => {
      const places: number[] = []
      graph.nodes.forEach(node => {
        const bound = node.operation === 'leaf' ? leaves[node.name] : undefined
        if (bound !== undefined && !sameExtents(nodes[bound]!.extents, node.extents))
          defect('expected a node of the size of the leaf that it replaces; got another')
        places.push(
          bound ??
            copied(
              node,
              node.inputs.map(input => places[input]!)
            )
        )
      })
      return Object.fromEntries(graph.outputs.map(({ name, node }) => [name, places[node]!]))
    }
  }
}
