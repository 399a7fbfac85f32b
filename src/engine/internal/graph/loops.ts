/**
 * What goes row by row as a loop: its body once, with leaves for the row and for the state.
 */
import { flopsOnce } from '../../../algebra/graph/count.ts'
import { bodyOf } from '../../../algebra/graph/internal/body.ts'
import { productOfExtents } from '../../../algebra/graph/internal/count.ts'
import type { GraphNode } from '../../../algebra/graph/graph.ts'
import type { Extents } from '../../../dimension/size.ts'
import { isGiven } from '../plan/stage.ts'
import { isView } from '../plan/view.ts'
import type { Build } from './build.ts'
import type { StepNode } from './node.ts'

/** Where a body over rows is. */
export interface Frame {
  /** What tells it from other places. */
  readonly key: string
  /** The row that the body is at. */
  readonly row: (matrix: StepNode) => StepNode
  readonly state: StepNode | undefined
  /** Whether the body is that of a loop, so that what does not wait for the row before may be computed outside of it. */
  readonly isLoop: boolean
}

/** Floating-point operations of a body for all its rows. */
export const flopsOfBody = (nodes: readonly GraphNode[], body: number, level: number): number => {
  const sizes = nodes.map(({ extents }) => extents)
  return bodyOf(nodes, body, level).reduce((sum, place) => {
    const inner = nodes[place]!.axes.filter(axis => axis.level >= level).map(({ size }) => size)
    return sum + flopsOnce(nodes[place]!, sizes) * productOfExtents(inner)
  }, 0)
}

/** Whether a body holds a product of a matrix and a vector. */
export const holdsProduct = (nodes: readonly GraphNode[], body: number, level: number): boolean =>
  bodyOf(nodes, body, level).some(place => ['matVec', 'transposedMatVec'].includes(nodes[place]!.operation))

/** The row of a matrix as a leaf; of a matrix whose columns are those of others, the rows of those. */
const rowOf = (build: Build, matrix: StepNode, leaf: (matrix: StepNode) => StepNode): StepNode => {
  const [count, columns] = matrix.extents
  const [first] = matrix.inputs
  const { fill } = build
  if (matrix.operation === 'fill') return fill([columns!], first!)
  if (matrix.operation !== 'transpose') return leaf(matrix)
  if (first!.operation === 'spread') return first!.inputs[0]!
  const [joined] = first!.operation === 'reshape' ? first!.inputs : []
  if (joined?.operation !== 'stack' || joined.inputs.some(({ extents }) => extents[0]! % count! > 0))
    return leaf(matrix)
  const parts = joined.inputs.map(part => build.transpose(build.reshape([part.extents[0]! / count!, count!], part)))
  return build.stack(parts.map(part => rowOf(build, part, leaf)))
}

/** Whether a value is made of some leaves, or of nodes that are. */
const isMadeOf = (value: StepNode, leaves: ReadonlySet<StepNode>): boolean => {
  const seen = new Set<StepNode>()
  const waiting = [value]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (leaves.has(node)) return true
    if (seen.has(node)) continue
    seen.add(node)
    waiting.push(...node.inputs)
  }
  return false
}

/** A body, gone through for each row. */
export interface Looped {
  /** A name that no other body has. */
  readonly name: string
  /** The sizes of the matrix of the body's values. */
  readonly extents: Extents
  readonly backward: boolean
  readonly start: StepNode | undefined
  readonly body: (frame: Frame) => StepNode
}

/** The matrix of a body's values, as a loop. */
export const looped = (build: Build, { name, extents, backward, start, body }: Looped): StepNode => {
  const traced = (isStateBatched: boolean) => {
    const key = `&${name}${isStateBatched ? ' of each' : ''}`
    const state =
      start === undefined
        ? undefined
        : build.make('leaf', start.extents, [], { name: `${key} state`, batched: isStateBatched })
    const rows = new Map<StepNode, StepNode>()
    const leaf = (matrix: StepNode): StepNode => {
      const made = build.make('leaf', [matrix.extents[1]!], [], {
        name: `${key} row of ${matrix.id}`,
        batched: matrix.batched
      })
      rows.set(matrix, made)
      return made
    }
    const value = body({ key, state, isLoop: true, row: matrix => rowOf(build, matrix, leaf) })
    return { key, state, rows, value, batched: isStateBatched || value.batched }
  }
  const first = traced(start?.batched === true)
  // a state that begins as one for all may go on as one of each example
  const { key, state, rows, value, batched } = first.state?.batched === false && first.batched ? traced(true) : first
  const leaves = new Set([...rows.values(), ...(state === undefined ? [] : [state])])
  const isOwn = !isGiven(value) && !isView(value) && value.batched === batched && isMadeOf(value, leaves)
  const own = isOwn ? value : build.make('copy', value.extents, [value], { name: key, batched })
  return build.make('loop', extents, [...(start === undefined ? [] : [start]), ...rows.keys(), own], {
    name: key,
    batched,
    loop: { count: extents[0]!, backward, state, rows: [...rows.values()] }
  })
}
