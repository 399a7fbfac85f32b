/**
 * A program taken apart into numbers: each component of a value is an expression of its own, with the examples in the lanes of vectors.
 */
import { programs } from '../../../scalar/functions/programs.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import { elementwise } from '../element/functions.ts'
import { newElements, type Element } from '../element/expression.ts'
import type { StepNode } from '../graph/node.ts'
import { isElementwiseName } from '../plan/stage.ts'
import { isView } from '../plan/view.ts'

/** A component of a leaf: for the examples of a group, or for all. */
export interface Input {
  readonly leaf: StepNode
  readonly component: number
  readonly group: number
}

/** The components of values as expressions, and what they read. */
export interface Components {
  /** Those of a value for the examples of a group; those of what all examples share are the same for each group. */
  readonly of: (node: StepNode, group: number) => readonly Element[]
  readonly inputs: readonly Input[]
}

/** All places of some axes, the last one fastest. */
const placesOf = (sizes: readonly number[]): readonly (readonly number[])[] =>
  sizes.reduce<readonly (readonly number[])[]>(
    (places, size) => places.flatMap(place => Array.from({ length: size }, (_, k) => [...place, k])),
    [[]]
  )

const indexOf = (extents: readonly number[], place: readonly number[]): number =>
  extents.reduce((index, extent, k) => index * extent + place[k]!, 0)

/** The components of values over so many examples, so many to a vector. Nothing is computed for what has no expression. */
export const componentsOf = (
  examples: number,
  lanes: number,
  width: 64 | 32,
  outside: ((x: number) => number)[]
): Components => {
  const elements = newElements(width, outside)
  const { lane, input, firstLanes, allLanes, maximum } = elements
  const groups = Math.ceil(examples / lanes)
  const last = examples - (groups - 1) * lanes
  const inputs: Input[] = []
  const memo = new Map<string, readonly Element[]>()
  const summed = (terms: readonly Element[]): Element => terms.reduce((sum, term) => lane.add(sum, term))
  /** Σ over the examples, of each component. */
  const overExamples = (terms: (group: number) => readonly Element[]): readonly Element[] => {
    const all = Array.from({ length: groups }, (_, group) => terms(group))
    const own = (term: Element, group: number): Element =>
      group === groups - 1 && last < lanes ? firstLanes(term, last) : term
    return all[0]!.map((_, k) => allLanes(summed(all.map((each, group) => own(each[k]!, group)))))
  }
  /** The terms of each component of a product, that are summed. */
  const termsOf = (
    { letters, extents, inputs: operands }: StepNode,
    group: number
  ): readonly (readonly Element[])[] => {
    const [first, second, value] = letters
    const [a, b] = operands
    const sizes = new Map([
      ...[...first].map((letter, k) => [letter, a!.extents[k]!] as const),
      ...[...second].map((letter, k) => [letter, b!.extents[k]!] as const)
    ])
    const depth = [...sizes.keys()].filter(letter => !value.includes(letter))
    const [left, right] = [of(a!, group), of(b!, group)]
    const inside = placesOf(depth.map(letter => sizes.get(letter)!))
    const named = `${value}${depth.join('')}`
    const component = (own: string, extents: readonly number[], at: readonly number[]): number =>
      indexOf(
        extents,
        [...own].map(letter => at[named.indexOf(letter)]!)
      )
    return placesOf(extents).map(place =>
      inside.map(along => {
        const at = [...place, ...along]
        return lane.mul(left[component(first, a!.extents, at)]!, right[component(second, b!.extents, at)]!)
      })
    )
  }
  const product = (node: StepNode, group: number): readonly Element[] => {
    const [a, b, start] = node.inputs
    const begin = start === undefined ? undefined : of(start, group)
    if (node.batched || (!a!.batched && !b!.batched))
      return termsOf(node, group).map((terms, k) => summed(begin === undefined ? terms : [begin[k]!, ...terms]))
    const sums = overExamples(each => termsOf(node, each).map(summed))
    return begin === undefined ? sums : sums.map((sum, k) => lane.add(begin[k]!, sum))
  }
  const made = (node: StepNode, group: number): readonly Element[] => {
    const { operation, extents, value } = node
    const count = countOf(extents)
    const [first] = node.inputs
    const from = (): readonly Element[] => of(first!, group)
    switch (operation) {
      case 'leaf':
        return Array.from({ length: count }, (_, component) => input(inputs.push({ leaf: node, component, group }) - 1))
      case 'constant':
        return [lane.constant(value)]
      case 'fill':
        return Array.from({ length: count }, () => from()[0]!)
      case 'copy':
      case 'reshape':
        return from()
      case 'transpose':
        return placesOf(extents).map(place => from()[indexOf(first!.extents, place.toReversed())]!)
      case 'slice':
        return from().slice(value, value + count)
      case 'stack':
        return node.inputs.flatMap(part => of(part, group))
      case 'spread':
        return placesOf(extents).map(([row]) => from()[row!]!)
      case 'sum':
        return [summed(from())]
      case 'max':
        return [from().reduce(maximum)]
      case 'rowSums': {
        const [, columns] = first!.extents
        return Array.from({ length: count }, (_, row) => summed(from().slice(row * columns!, (row + 1) * columns!)))
      }
      case 'rowMax': {
        const [, columns] = first!.extents
        return Array.from({ length: count }, (_, row) =>
          from()
            .slice(row * columns!, (row + 1) * columns!)
            .reduce(maximum)
        )
      }
      case 'sumExamples':
        return overExamples(each => of(first!, each))
      case 'product':
        return product(node, group)
      default: {
        const all = node.inputs.map(each => of(each, group))
        return Array.from({ length: count }, (_, k) =>
          elementwise(
            elements,
            operation,
            all.map(each => each[each.length === 1 ? 0 : k]!)
          )
        )
      }
    }
  }
  const of = (node: StepNode, group: number): readonly Element[] => {
    const own = node.batched ? group : 0
    const key = `${node.id} ${own}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const all = made(node, own)
    memo.set(key, all)
    return all
  }
  return { of, inputs }
}

/** Operations of an elementary function, at least. */
const ofFunction = 20

/** How many operations the components of some values are at least, over so many groups of examples: told before any is made. */
export const leastOperations = (nodes: readonly StepNode[], groups: number): number =>
  nodes.reduce((sum, { operation, extents, inputs, batched, letters }) => {
    const times = batched || inputs.some(each => each.batched) ? groups : 1
    if (operation === 'leaf' || operation === 'constant' || isView({ operation })) return sum
    if (operation !== 'product') return sum + times * countOf(extents) * (operation in programs ? ofFunction : 1)
    const [a, b] = inputs
    const sizes = new Map(
      [...letters[0], ...letters[1]].map((letter, k) => [letter, [...a!.extents, ...b!.extents][k]!] as const)
    )
    return sum + 2 * times * countOf([...sizes.values()])
  }, 0)

/** Whether a value has an expression for each of its components. */
export const isExpressed = ({ operation }: StepNode): boolean =>
  isElementwiseName(operation) ||
  [
    'leaf',
    'constant',
    'fill',
    'copy',
    'reshape',
    'transpose',
    'slice',
    'stack',
    'spread',
    'sum',
    'max',
    'rowSums',
    'rowMax',
    'sumExamples',
    'product'
  ].includes(operation)
