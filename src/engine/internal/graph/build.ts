/**
 * The constructors of the lifted graph, with what is simplified on the way. Nothing here changes a bit of any value, but for what is said.
 */
import type { Extents } from '../../../dimension/size.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import { newNodes, type Letters, type Make, type StepNode } from './node.ts'
import type { ElementwiseNode } from '../../../algebra/graph/graph.ts'

type Elementwise = ElementwiseNode['operation']

/** The number that a node holds everywhere, if it is known. */
const known = (node: StepNode): number | undefined => (node.operation === 'constant' ? node.value : undefined)

const exact: Readonly<Partial<Record<Elementwise, (a: number, b: number) => number>>> = {
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  over: (a, b) => a / b,
  negate: a => -a,
  sqrt: a => Math.sqrt(a)
}

const isPowerOfTwo = (x: number): boolean => x !== 0 && Number.isFinite(1 / x) && Math.log2(Math.abs(x)) % 1 === 0

export const newBuild = () => {
  const make: Make = newNodes()
  const graphs = new Map<object, number>()
  /** A number for each graph that is lifted. */
  const numberOf = (nodes: object): number => {
    const number = graphs.get(nodes) ?? graphs.size
    graphs.set(nodes, number)
    return number
  }
  const constant = (value: number): StepNode => make('constant', [], [], { value })
  /** A number everywhere; numbers among components need no node. */
  const fill = (extents: Extents, value: StepNode): StepNode =>
    extents.length === 0 || value.extents.length > 0 ? value : make('fill', extents, [value])
  const bare = (node: StepNode): StepNode => (node.operation === 'fill' ? node.inputs[0]! : node)

  /** Component by component; numbers among the inputs are the same for each. */
  const elementwise = (operation: Elementwise, inputs: readonly StepNode[]): StepNode => {
    const extents = inputs.find(input => input.extents.length > 0)?.extents ?? []
    return fill(extents, simplified(operation, inputs.map(bare)))
  }
  const plain = (operation: Elementwise, inputs: readonly StepNode[]): StepNode =>
    make(operation, inputs.find(input => input.extents.length > 0)?.extents ?? [], inputs)
  const simplified = (operation: Elementwise, inputs: readonly StepNode[]): StepNode => {
    const [a, b] = inputs
    const [x, y] = inputs.map(known)
    const compute = exact[operation]
    if (compute !== undefined && x !== undefined && (inputs.length === 1 || y !== undefined))
      return constant(compute(x, y ?? 0))
    if (operation === 'times') {
      if (x === 1) return b!
      if (y === 1) return a!
      if (x === -1) return elementwise('negate', [b!])
      if (y === -1) return elementwise('negate', [a!])
      if (y !== undefined) return elementwise('times', [b!, a!])
      if (x !== undefined && b!.operation === 'negate') return elementwise('times', [constant(-x), b!.inputs[0]!])
    }
    if (operation === 'over') {
      if (y === 1) return a!
      // exact: the inverse of a power of two is one
      if (y !== undefined && isPowerOfTwo(y)) return elementwise('times', [constant(1 / y), a!])
    }
    if (operation === 'negate' && a!.operation === 'negate') return a!.inputs[0]!
    if (operation === 'negate' && a!.operation === 'times' && known(a!.inputs[0]!) !== undefined)
      return elementwise('times', [constant(-known(a!.inputs[0]!)!), a!.inputs[1]!])
    if (operation === 'where' && inputs[1] === inputs[2]) return inputs[1]!
    return plain(operation, inputs)
  }

  const reshape = (extents: Extents, a: StepNode): StepNode =>
    a.operation === 'reshape'
      ? reshape(extents, a.inputs[0]!)
      : a.operation === 'fill'
        ? fill(extents, a.inputs[0]!)
        : String(a.extents) === String(extents)
          ? a
          : make('reshape', extents, [a])
  const flat = (a: StepNode): StepNode => reshape([countOf(a.extents)], a)
  const slice = (a: StepNode, from: number, to: number): StepNode => {
    if (from === 0 && to === a.extents[0]) return a
    if (a.operation === 'fill') return fill([to - from], a.inputs[0]!)
    if (a.operation === 'slice') return slice(a.inputs[0]!, a.value + from, a.value + to)
    if (a.operation === 'stack') {
      let start = 0
      for (const part of a.inputs) {
        const end = start + part.extents[0]!
        if (from >= start && to <= end) return slice(part, from - start, to - start)
        start = end
      }
    }
    return make('slice', [to - from], [a], { value: from })
  }
  /** Vectors one after the other. */
  const stack = (parts: readonly StepNode[]): StepNode => {
    const all = parts.flatMap(part => (part.operation === 'stack' ? part.inputs : [part]))
    const extents = [all.reduce((sum, part) => sum + part.extents[0]!, 0)]
    const [first] = all
    return all.length === 1
      ? first!
      : all.every(part => part.operation === 'fill' && part.inputs[0] === first!.inputs[0])
        ? fill(extents, first!.inputs[0]!)
        : make('stack', extents, all)
  }
  const transpose = (a: StepNode): StepNode =>
    a.operation === 'transpose'
      ? a.inputs[0]!
      : a.operation === 'fill'
        ? fill([a.extents[1]!, a.extents[0]!], a.inputs[0]!)
        : make('transpose', [a.extents[1]!, a.extents[0]!], [a])
  /** Transposed operands are read the other way round. */
  const product = (
    letters: Letters,
    extents: Extents,
    a: StepNode,
    b: StepNode,
    batched = a.batched || b.batched
  ): StepNode => {
    const turned = (of: string): string => `${of[1]}${of[0]}`
    if (a.operation === 'transpose')
      return product([turned(letters[0]), letters[1], letters[2]], extents, a.inputs[0]!, b, batched)
    if (b.operation === 'transpose')
      return product([letters[0], turned(letters[1]), letters[2]], extents, a, b.inputs[0]!, batched)
    return make('product', extents, [a, b], { letters, batched })
  }
  /** The one component of each example, as a number. */
  const only = (a: StepNode): StepNode => (a.operation === 'fill' ? a.inputs[0]! : make('reshape', [], [a]))
  const isOne = (a: StepNode): boolean => a.batched && countOf(a.extents) === 1
  const sum = (a: StepNode): StepNode =>
    isOne(a) ? only(a) : a.operation === 'reshape' ? sum(a.inputs[0]!) : make('sum', [], [a])
  const max = (a: StepNode): StepNode =>
    isOne(a)
      ? only(a)
      : a.operation === 'fill'
        ? a.inputs[0]!
        : a.operation === 'reshape'
          ? max(a.inputs[0]!)
          : make('max', [], [a])
  return { make, numberOf, constant, fill, elementwise, reshape, flat, slice, stack, transpose, product, sum, max }
}

export type Build = ReturnType<typeof newBuild>
