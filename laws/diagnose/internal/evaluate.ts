/**
 * The numbers of nodes at points and examples. What stands in the traced gradient is computed once.
 */
import type { GraphNode } from '../../../src/algebra/graph/graph.ts'
import { evaluated } from '../../../src/algebra/graph/internal/interpret.ts'
import type { Source, Writer } from './writer.ts'

type Numbers = Float64Array

/** Values of the leaves of the gradient: of each point, of each example. */
export type LeafNumbers = readonly (readonly ReadonlyMap<number, Numbers>[])[]

/** A node's numbers at a point and an example. */
export type NumbersAt = (point: number, example: number) => Numbers

export interface Evaluation {
  /** The numbers of a node; what is not in the traced gradient is computed each time. */
  readonly of: (place: number) => NumbersAt
  /** The same for several nodes that have much in common: what is computed for one is kept for the next. */
  readonly kept: () => (place: number) => NumbersAt
}

/** A graph of what some nodes need, down to nodes whose numbers are known; those are its leaves. */
interface Part {
  readonly nodes: readonly GraphNode[]
  readonly outputs: readonly number[]
  /** What each leaf of it is in the whole. */
  readonly origins: ReadonlyMap<number, number>
  /** Where each node of the whole is in it. */
  readonly places: ReadonlyMap<number, number>
}

const partOf = (nodes: readonly GraphNode[], roots: readonly number[], known: (place: number) => boolean): Part => {
  const places = new Map<number, number>()
  const kept: GraphNode[] = []
  const origins = new Map<number, number>()
  const copy = (place: number): number => {
    const before = places.get(place)
    if (before !== undefined) return before
    const node = nodes[place]!
    const leaf = node.operation === 'leaf' || known(place)
    // proof: a node with the places of its inputs, or a leaf of its size, is a node
    const made = (leaf
      ? { operation: 'leaf', name: '', extents: node.extents, axes: [], inputs: [] }
      : { ...node, inputs: node.inputs.map(copy) }) as unknown as GraphNode
    if (leaf) origins.set(kept.length, place)
    places.set(place, kept.length)
    kept.push(made)
    return kept.length - 1
  }
  const outputs = roots.map(copy)
  return { nodes: kept, outputs, origins, places }
}

const rounded = (values: Numbers): Numbers => values.map(Math.fround)

/** The numbers of a writer's nodes, of which the first `count` are those of the gradient. */
export const evaluation = (writer: Writer, count: number, leaves: LeafNumbers): Evaluation => {
  const base: (readonly (Numbers | undefined)[])[][] = leaves.map(() => [])
  const special = new Map<string, Numbers>()
  const fromSource = (source: Source, point: number, example: number): Numbers => {
    switch (source._tag) {
      case 'Same':
        return of(source.of)(point, example)
      case 'Rounded':
        return rounded(of(source.of)(point, example))
      case 'Neighbor': {
        const all = leaves[point]!.length
        const other = example + source.shift
        const inside = other >= 0 && other < all
        return of(source.of)(point, inside ? other : source.around ? (other + all) % all : example)
      }
      case 'Computed':
        return source.compute(source.from.map(place => of(place)(point, example)))
    }
  }
  const leaf = (place: number, point: number, example: number): Numbers => {
    const own = base[point]?.[example]?.[place] ?? leaves[point]![example]!.get(place)
    if (own !== undefined) return own
    const key = `${place},${point},${example}`
    const known = special.get(key)
    if (known !== undefined) return known
    const values = fromSource(writer.sources.get(place)!, point, example)
    special.set(key, values)
    return values
  }
  const all = (roots: readonly number[]): ((point: number, example: number) => readonly Numbers[]) => {
    const { nodes, outputs, origins } = partOf(writer.nodes, roots, place => base[0]?.[0]?.[place] !== undefined)
    const run = evaluated({ nodes, outputs: outputs.map(node => ({ name: '', node })) })
    return (point, example) => run(place => leaf(origins.get(place)!, point, example))
  }
  const of = (place: number): NumbersAt => {
    if (base[0]?.[0]?.[place] !== undefined) return (point, example) => base[point]![example]![place]!
    const run = all([place])
    return (point, example) => run(point, example)[0]!
  }
  const closed = [...writer.nodes.keys()].slice(0, count).filter(place => writer.nodes[place]!.axes.length === 0)
  const run = all(closed)
  const values = leaves.map((examples, point) => examples.map((_, example) => run(point, example)))
  values.forEach((examples, point) => {
    base[point] = examples.map(buffers => {
      const known: (Numbers | undefined)[] = []
      closed.forEach((place, k) => {
        known[place] = buffers[k]
      })
      return known
    })
  })
  const kept = (): ((place: number) => NumbersAt) => {
    const known = leaves.map(examples => examples.map(() => new Map<number, Numbers>()))
    /** What is computed for each node that was asked for, in this order: at a point only when it is asked for there. */
    const plans: ((point: number) => void)[] = []
    const planned = new Map<number, number>()
    const done = leaves.map(() => 0)
    const isClosed = (place: number): boolean => base[0]?.[0]?.[place] !== undefined
    const plan = (root: number): number => {
      const part = partOf(writer.nodes, [root], place => isClosed(place) || planned.has(place))
      const made = [...part.places].filter(
        ([place, inside]) => !part.origins.has(inside) && writer.nodes[place]!.axes.length === 0
      )
      const run = evaluated({ nodes: part.nodes, outputs: made.map(([, node]) => ({ name: '', node })) })
      const index = plans.length
      plans.push(point =>
        known[point]!.forEach((values, example) => {
          const found = run(inside => {
            const place = part.origins.get(inside)!
            return values.get(place) ?? leaf(place, point, example)
          })
          made.forEach(([place], k) => values.set(place, found[k]!))
          if (made.length === 0) values.set(root, leaf(root, point, example))
        })
      )
      for (const place of [root, ...made.map(([each]) => each)]) if (!planned.has(place)) planned.set(place, index)
      return index
    }
    return place => {
      if (isClosed(place)) return of(place)
      const index = planned.get(place) ?? plan(place)
      return (point, example) => {
        for (; done[point]! <= index; done[point]!++) plans[done[point]!]!(point)
        return known[point]![example]!.get(place)!
      }
    }
  }
  return { of, kept }
}
