/**
 * What each operation makes of the sizes of its inputs: a sentence where they do not fit.
 */
import type { Extents } from '../../../dimension/size.ts'
import { showExtents } from '../../../tensor/internal/defect.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import type { Axis, GraphNode, Operation } from '../graph.ts'

/** A node before its place is known: extents and axes are those that only its writer can say. */
export interface Unplaced {
  readonly operation: Operation
  readonly extents: Extents
  readonly axes: readonly Axis[]
  readonly level?: number
  readonly from?: number
  readonly to?: number
  readonly k?: number
}

/** The axes of a number, and those of most nodes. */
export const none: readonly never[] = Object.freeze([])

/** Where the rules do not hold. */
export interface Fault {
  readonly expected: string
  readonly got: string
}

const fault = (expected: string, got: Extents | number): Fault => ({
  expected,
  got: typeof got === 'number' ? String(got) : got.length === 0 ? 'a number' : showExtents(got)
})

/** Whether a rule says that something does not hold. */
export const isFault = (answer: object): answer is Fault => 'expected' in answer

const words = ['a number', 'a vector', 'a matrix', 'a tensor of three axes'] as const

const same = (a: Extents, b: Extents): boolean => a.length === b.length && a.every((extent, k) => extent === b[k])

const common = (inputs: readonly Extents[]): Extents | Fault => {
  const extents = inputs.find(each => each.length > 0) ?? none
  const odd = inputs.find(each => each.length > 0 && !same(each, extents))
  return odd === undefined ? extents : fault(showExtents(extents), odd)
}

/** How many axes each input has; -1 for at least one. */
const ranks: Readonly<Partial<Record<Operation, readonly number[]>>> = {
  fill: [0],
  sum: [-1],
  max: [-1],
  reshape: [-1],
  matVec: [2, 1],
  transposedMatVec: [2, 1],
  outer: [1, 1],
  matMul: [2, 2],
  transpose: [2],
  addToColumns: [2, 1],
  rowSums: [2],
  concat: [1, 1],
  slice: [1],
  row: [2],
  mapRows: [1],
  scan: [1, 1],
  windows: [3],
  foldWindows: [2],
  maxPool: [3],
  unpool: [3, 3]
}

const equal = (expected: number, got: number, extents: Extents): Extents | Fault =>
  expected === got ? extents : fault(String(expected), got)

const wrongRank = ({ operation }: Unplaced, inputs: readonly Extents[]): Fault | undefined => {
  const expected = ranks[operation] ?? none
  for (const [k, rank] of expected.entries()) {
    const got = inputs[k]!
    if (rank < 0 ? got.length === 0 : got.length !== rank) return fault(rank < 0 ? 'a tensor' : words[rank]!, got)
  }
  return undefined
}

/** The sizes of an image's windows of K×K. */
const windowsOf = ([channels, height, width]: Extents, k: number): Extents => [
  channels! * k * k,
  (height! - k + 1) * (width! - k + 1)
]

const pooled = ([channels, height, width]: Extents, k: number): Extents => [channels!, height! / k, width! / k]

const inside = (image: Extents, k: number): boolean => k >= 1 && k <= image[1]! && k <= image[2]!

const divides = (image: Extents, k: number): boolean => k >= 1 && image[1]! % k === 0 && image[2]! % k === 0

/** The sizes of the value of a node. */
export const extentsFor = (node: Unplaced, inputs: readonly Extents[]): Extents | Fault => {
  const { extents, k = 0, from = 0, to = 0 } = node
  const wrong = wrongRank(node, inputs)
  if (wrong !== undefined) return wrong
  const [a, b] = [inputs[0]!, inputs[1]!]
  switch (node.operation) {
    case 'leaf':
      return extents
    case 'constant':
    case 'sum':
    case 'max':
      return none
    case 'fill':
      return extents.length > 0 ? extents : fault('a tensor', extents)
    case 'reshape':
      return extents.length > 0 ? equal(countOf(a), countOf(extents), extents) : fault('a tensor', extents)
    case 'matVec':
      return equal(a[1]!, b[0]!, [a[0]!])
    case 'transposedMatVec':
      return equal(a[0]!, b[0]!, [a[1]!])
    case 'outer':
      return [a[0]!, b[0]!]
    case 'matMul':
      return equal(a[1]!, b[0]!, [a[0]!, b[1]!])
    case 'transpose':
      return [a[1]!, a[0]!]
    case 'addToColumns':
      return equal(a[0]!, b[0]!, a)
    case 'rowSums':
      return [a[0]!]
    case 'concat':
      return [a[0]! + b[0]!]
    case 'slice':
      return from >= 0 && from < to && to <= a[0]! ? [to - from] : fault(`a part of 0 to ${a[0]}`, [from, to])
    case 'row':
      return [a[1]!]
    case 'state':
      return extents.length === 1 ? extents : fault('a vector', extents)
    case 'mapRows':
      return extents.length > 0 ? [extents[0]!, a[0]!] : fault('a matrix', extents)
    case 'scan':
      return extents.length > 0 ? equal(a[0]!, b[0]!, [extents[0]!, a[0]!]) : fault('a matrix', extents)
    case 'windows':
      return inside(a, k) ? windowsOf(a, k) : fault(`a window that fits ${showExtents(a)}`, k)
    case 'foldWindows':
      return extents.length === 3 && inside(extents, k)
        ? same(windowsOf(extents, k), a)
          ? extents
          : fault(showExtents(windowsOf(extents, k)), a)
        : fault('a tensor of three axes that the window fits', extents)
    case 'maxPool':
      return divides(a, k) ? pooled(a, k) : fault(`a block that divides ${showExtents(a)}`, k)
    case 'unpool':
      return !divides(b, k)
        ? fault(`a block that divides ${showExtents(b)}`, k)
        : same(pooled(b, k), a)
          ? b
          : fault(showExtents(pooled(b, k)), a)
    default:
      return common(inputs)
  }
}

/** The axes of both, outermost first. */
const merged = (a: readonly Axis[], b: readonly Axis[]): readonly Axis[] | Fault => {
  if (a === b || b.length === 0) return a
  if (a.length === 0) return b
  const all = new Map(a.map(axis => [axis.level, axis]))
  for (const axis of b) {
    const known = all.get(axis.level)
    if (known !== undefined && known.size !== axis.size) return fault(`${known.size} rows`, axis.size)
    if (known === undefined || axis.ordered) all.set(axis.level, axis)
  }
  return [...all.values()].toSorted((x, y) => x.level - y.level)
}

const below = (axes: readonly Axis[], level: number): readonly Axis[] | Fault => {
  const odd = axes.find(axis => axis.level >= level)
  return odd === undefined ? axes : fault(`levels below ${level}`, odd.level)
}

/** What is left open of a body's axes when a binder closes the one of its level. */
const closed = (body: readonly Axis[], level: number, size: number, ordered: boolean): readonly Axis[] | Fault => {
  const own = body.find(axis => axis.level === level)
  if (own !== undefined && own.size !== size) return fault(`${own.size} rows`, size)
  if (own?.ordered === true && !ordered) return fault('a body without the state of a scan', level)
  return below(own === undefined ? body : body.filter(axis => axis !== own), level)
}

/** The open axes of a node. */
export const axesFor = (
  node: Unplaced,
  inputs: readonly Pick<GraphNode, 'extents' | 'axes'>[]
): readonly Axis[] | Fault => {
  const { operation, level = 0 } = node
  const [first, second] = inputs
  switch (operation) {
    case 'row': {
      const outer = below(first!.axes, level)
      return isFault(outer) ? outer : [...outer, { level, size: first!.extents[0]!, ordered: false }]
    }
    case 'state': {
      const [own, ...others] = node.axes
      return own !== undefined && own.level === level && own.ordered && others.length === 0
        ? node.axes
        : { expected: `one ordered axis of level ${level}`, got: JSON.stringify(node.axes) }
    }
    case 'mapRows':
      return closed(first!.axes, level, node.extents[0]!, false)
    case 'scan': {
      const outer = below(first!.axes, level)
      const left = closed(second!.axes, level, node.extents[0]!, true)
      return isFault(outer) ? outer : isFault(left) ? left : merged(outer, left)
    }
    default: {
      let axes: readonly Axis[] = none
      for (const input of inputs) {
        const all = merged(axes, input.axes)
        if (isFault(all)) return all
        axes = all
      }
      return axes
    }
  }
}
