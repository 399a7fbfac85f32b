import type { Extents } from '../../../dimension/size.ts'
import { isElementwise } from './elementwise.ts'
import type { GraphNode, Operation } from '../graph.ts'
import type { Builder } from './builder.ts'
import { newBuilder } from './builder.ts'

/**
 * What IEEE 754 fixes to the bit is computed at once where all inputs are constants; functions that differ between machines are not,
 * so that a graph is the same everywhere.
 */
const exact: Readonly<Partial<Record<Operation, (...inputs: readonly number[]) => number>>> = {
  plus: (a, b) => a! + b!,
  minus: (a, b) => a! - b!,
  times: (a, b) => a! * b!,
  over: (a, b) => a! / b!,
  negate: a => -a!,
  sqrt: a => Math.sqrt(a!),
  where: (a, positive, otherwise) => (a! <= 0 ? otherwise! : positive!)
}

const constant = (node: GraphNode): number | undefined => (node.operation === 'constant' ? node.value : undefined)

const folded = (operation: Operation, inputs: readonly GraphNode[]): number | undefined => {
  const compute = exact[operation]
  const values = inputs.map(constant)
  return compute !== undefined && values.every(value => value !== undefined) ? compute(...values) : undefined
}

const sameSize = (a: Extents, b: Extents): boolean => a.length === b.length && a.every((extent, k) => extent === b[k])

/** The input that an operation gives back unchanged, whatever it is: 1·x, x / 1, −(−x). */
const unchanged = (
  operation: Operation,
  places: readonly number[],
  inputs: readonly GraphNode[]
): number | undefined => {
  const [a, b] = inputs
  switch (operation) {
    case 'times':
      return constant(a!) === 1 ? places[1] : constant(b!) === 1 ? places[0] : undefined
    case 'over':
      return constant(b!) === 1 ? places[0] : undefined
    case 'negate':
      return a!.operation === 'negate' ? a!.inputs[0] : undefined
    default:
      return undefined
  }
}

/**
 * A builder that leaves out what changes no bit of any value, be it NaN, ∞ or −0. A move of a tensor that holds one number everywhere
 * is that tensor in its new sizes.
 */
export const newSimplifier = (): Builder => {
  const { nodes, make: plain } = newBuilder()
  const make: Builder['make'] = (operation, places, attributes, given) => {
    if (places.length === 0) return plain(operation, places, attributes, given)
    const inputs = places.map(place => nodes[place]!)
    const [a] = inputs
    if (isElementwise(operation)) {
      const value = folded(operation, inputs)
      if (value !== undefined) return plain('constant', [], { value })
      const same = unchanged(operation, places, inputs)
      if (same !== undefined) return same
      return plain(operation, places, attributes, given)
    }
    if (operation === 'reshape') {
      if (a!.operation === 'reshape') return make('reshape', a!.inputs, attributes, given)
      if (sameSize(a!.extents, given!.extents)) return places[0]!
      if (a!.operation === 'fill') return plain('fill', a!.inputs, undefined, given)
    }
    if (operation === 'slice' && attributes !== undefined) {
      const [from, to] = [Number(attributes['from']), Number(attributes['to'])]
      if (from === 0 && to === a!.extents[0]) return places[0]!
      if (a!.operation === 'slice') return plain('slice', a!.inputs, { from: a!.from + from, to: a!.from + to })
      if (a!.operation === 'fill') return plain('fill', a!.inputs, undefined, { extents: [to - from] })
    }
    if (operation === 'transpose') {
      if (a!.operation === 'transpose') return a!.inputs[0]
      if (a!.operation === 'fill')
        return plain('fill', a!.inputs, undefined, { extents: [a!.extents[1]!, a!.extents[0]!] })
    }
    if (operation === 'row' && a!.operation === 'fill')
      return plain('fill', a!.inputs, undefined, { extents: [a!.extents[1]!] })
    return plain(operation, places, attributes, given)
  }
  return { nodes, make }
}
