/**
 * The graph of an equation as plain data: operations, sizes and inputs, nothing that runs. Equal expressions are one node.
 *
 * A map leaves no node: its body is applied to the tensor as a whole, so that `plus` of two vectors adds component by component, and a
 * number among them is the same for every component. What runs over the rows of a matrix is written once, with places left open: the node
 * `row` stands for a row of its input, `state` for the state of a scan; `mapRows` and `scan` close what is open at their level. Levels
 * count from 0, the outermost. A node in between carries its open axes, so that a loop, a batched product or a table may be made of it.
 */
import type { Extents } from '../../dimension/size.ts'

/** Functions of one number, applied to each component. */
export const unaryOperations = Object.freeze([
  ...(['negate', 'exp', 'expm1', 'log', 'log1p', 'sqrt'] as const),
  ...(['tanh', 'erf', 'erfc', 'sin', 'cos', 'sigmoid', 'softplus'] as const)
])

/** Functions of two numbers, applied to each pair of components. */
export const binaryOperations = Object.freeze([...(['plus', 'minus', 'times', 'over'] as const)])

export type UnaryOperation = (typeof unaryOperations)[number]

export type BinaryOperation = (typeof binaryOperations)[number]

/** An axis that is open in a node: the node stands for one value at each of `size` rows. */
export interface Axis {
  /** How many open axes are around it. */
  readonly level: number
  readonly size: number
  /** Whether a row's value needs the one before: it depends on the state of a scan. */
  readonly ordered: boolean
}

/** What every node has. */
interface Placed {
  /** The sizes of the value: `[]` of a number, `[3]` of a vector. */
  readonly extents: Extents
  /** The axes that are open, outermost first: none of most nodes. */
  readonly axes: readonly Axis[]
}

interface With<Inputs extends readonly number[]> extends Placed {
  /** The places of earlier nodes. */
  readonly inputs: Inputs
}

type One = readonly [number]
type Two = readonly [number, number]
type Three = readonly [number, number, number]

/** What goes into the graph, by its name. */
export interface LeafNode extends With<readonly []> {
  readonly operation: 'leaf'
  readonly name: string
}

export interface ConstantNode extends With<readonly []> {
  readonly operation: 'constant'
  readonly value: number
}

/** Component by component; a number among the inputs is the same for each. */
export type ElementwiseNode =
  | (With<One> & { readonly operation: UnaryOperation })
  | (With<Two> & { readonly operation: BinaryOperation })
  | (With<Three> & { readonly operation: 'where' })

/** An operation that its inputs and the sizes of its value say all about. */
export type PlainNode =
  | (With<One> & { readonly operation: 'fill' | 'sum' | 'max' | 'transpose' | 'rowSums' | 'reshape' })
  | (With<Two> & {
      readonly operation: 'matVec' | 'transposedMatVec' | 'outer' | 'matMul' | 'addToColumns' | 'concat'
    })

/** The components of a vector from a place up to another. */
export interface SliceNode extends With<One> {
  readonly operation: 'slice'
  readonly from: number
  readonly to: number
}

/** The row of a matrix that the binder of this level is at. */
export interface RowNode extends With<One> {
  readonly operation: 'row'
  readonly level: number
}

/** The state before the row that the scan of this level is at. */
export interface StateNode extends With<readonly []> {
  readonly operation: 'state'
  readonly level: number
}

/** The matrix of the body's values, a row for each. */
export interface MapRowsNode extends With<One> {
  readonly operation: 'mapRows'
  readonly level: number
}

/** The matrix of all states, each in its row; inputs are the start and the body. */
export interface ScanNode extends With<Two> {
  readonly operation: 'scan'
  readonly level: number
  /** From the last row to the first. */
  readonly backward: boolean
}

/** Windows and blocks of K×K; the inputs of `unpool` are the cotangent and where the greatest stood. */
export type ImageNode =
  | (With<One> & { readonly operation: 'windows' | 'foldWindows' | 'maxPool'; readonly k: number })
  | (With<Two> & { readonly operation: 'unpool'; readonly k: number })

/** One operation of a graph. */
export type GraphNode =
  | LeafNode
  | ConstantNode
  | ElementwiseNode
  | PlainNode
  | SliceNode
  | RowNode
  | StateNode
  | MapRowsNode
  | ScanNode
  | ImageNode

/** What an operation is called. */
export type Operation = GraphNode['operation']

/** A value that the graph gives, by its name. */
export interface GraphOutput {
  readonly name: string
  /** The place of its node. */
  readonly node: number
}

/**
 * Nodes, each after its inputs, and which of them are given out; leaves stand in the order in which they were declared.
 *
 * Laws: the graph that `trace` makes of a function, interpreted, is the function read with numbers; its JSON decodes to itself.
 */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly outputs: readonly GraphOutput[]
}
