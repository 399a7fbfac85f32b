import type { Extents } from '../../../dimension/size.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import type { Axis, Graph, GraphNode, Operation } from '../graph.ts'
import { axesFor, extentsFor, isFault, none, type Fault, type Unplaced } from './rules.ts'

/** What a node has beside operation, inputs and sizes. */
export type Attributes = Readonly<Record<string, string | number | boolean>>

/** What only the writer of a node can say of its sizes. */
export interface Given {
  readonly extents: Extents
  readonly axes?: readonly Axis[]
}

/** A growing list of nodes in which equal expressions are one. */
export interface Builder {
  readonly nodes: readonly GraphNode[]
  /** The place of the node of an expression. */
  readonly make: (operation: Operation, inputs: readonly number[], attributes?: Attributes, given?: Given) => number
}

const nothing: Attributes = Object.freeze({})
const unknown: Given = Object.freeze({ extents: none })

/** The one number that a text stands for: `-0` is not `0`. */
const exact = (attribute: string | number | boolean): string => (Object.is(attribute, -0) ? '-0' : String(attribute))

/** The text that equal expressions share: a + b and b + a, of which IEEE 754 says that they are equal, do. */
export const keyOf = (
  operation: Operation,
  inputs: readonly number[],
  attributes: Attributes,
  given: Extents
): string => {
  const [a, b] = inputs
  const order = (operation === 'plus' || operation === 'times') && b! < a! ? `${b},${a}` : inputs.join()
  const own = attributes === nothing ? '' : Object.values(attributes).map(exact).join()
  return `${operation}|${order}|${given.join()}|${own}`
}

const fitting = <A extends object>(operation: Operation, answer: A | Fault): A =>
  isFault(answer) ? defect(`${operation}: expected ${answer.expected}; got ${answer.got}`) : answer

export const newBuilder = (): Builder => {
  const nodes: GraphNode[] = []
  const places = new Map<string, number>()
  return {
    nodes,
    make: (operation, inputs, attributes = nothing, given = unknown) => {
      // two states of one size are two where their sequences are of two lengths
      const key = `${keyOf(operation, inputs, attributes, given.extents)}${given.axes === undefined ? '' : `|${given.axes.map(({ size }) => size).join()}`}`
      const known = places.get(key)
      if (known !== undefined) return known
      const from = inputs.map(input => nodes[input]!)
      const unplaced: Unplaced = { operation, axes: none, ...given, ...attributes }
      const node = {
        operation,
        extents: Object.freeze(
          fitting(
            operation,
            extentsFor(
              unplaced,
              from.map(each => each.extents)
            )
          )
        ),
        axes: fitting(operation, axesFor(unplaced, from)),
        inputs,
        ...attributes
      }
      // proof: those who call `make` give each operation its inputs and attributes, and the rules have checked their sizes
      nodes.push(node as unknown as GraphNode)
      places.set(key, nodes.length - 1)
      return nodes.length - 1
    }
  }
}

/** Which nodes some of them need, themselves among them. */
export const needed = (nodes: readonly GraphNode[], roots: readonly number[]): readonly boolean[] => {
  const marks = nodes.map(() => false)
  for (const root of roots) marks[root] = true
  for (let k = nodes.length - 1; k >= 0; k--)
    if (marks[k] === true) for (const input of nodes[k]!.inputs) marks[input] = true
  return marks
}

/** The graph frozen to the bottom. */
export const frozenGraph = ({ nodes, outputs }: Graph): Graph =>
  Object.freeze({
    nodes: Object.freeze(nodes.map(frozenNode)),
    outputs: Object.freeze(outputs.map(output => Object.freeze({ ...output })))
  })

const frozenNode = (node: GraphNode): GraphNode => {
  const copy = {
    ...node,
    extents: Object.freeze([...node.extents]),
    axes: Object.freeze(node.axes.map(axis => Object.freeze({ ...axis }))),
    inputs: Object.freeze([...node.inputs])
  }
  // proof: a copy of the node, field by field
  return Object.freeze(copy as unknown as GraphNode)
}

/** The leaves and what the outputs need of a list of nodes, in its order. */
export const pruned = (nodes: readonly GraphNode[], outputs: readonly (readonly [string, number])[]): Graph => {
  const marks = needed(
    nodes,
    outputs.map(([, node]) => node)
  )
  const places = new Map<number, number>()
  const kept: GraphNode[] = []
  nodes.forEach((node, k) => {
    if (marks[k] !== true && node.operation !== 'leaf') return
    places.set(k, kept.length)
    // proof: every input of a node that is needed is needed, and stands before it
    kept.push({ ...node, inputs: node.inputs.map(input => places.get(input)!) } as unknown as GraphNode)
  })
  return frozenGraph({ nodes: kept, outputs: outputs.map(([name, node]) => ({ name, node: places.get(node)! })) })
}
