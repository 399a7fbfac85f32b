/**
 * The graph of a step over all examples: nodes that say whether each example has a value of its own. Equal expressions are one node.
 */
import type { Extents } from '../../../dimension/size.ts'
import type { ElementwiseNode } from '../../../algebra/graph/graph.ts'

/** An operation of the lifted graph: those of an equation, fewer, and those over examples. */
export type StepOperation =
  | 'leaf'
  | 'constant'
  | ElementwiseNode['operation']
  | 'fill'
  | 'sum'
  | 'max'
  | 'transpose'
  | 'reshape'
  | 'slice'
  | 'stack'
  | 'spread'
  | 'copy'
  | 'product'
  | 'rowSums'
  | 'rowMax'
  | 'windows'
  | 'foldWindows'
  | 'maxPool'
  | 'unpool'
  | 'sumExamples'
  | 'loop'

/** The axes of a product's operands and of its value, a letter for each: `rc c r` is W·x. What is not in the value is summed over. */
export type Letters = readonly [first: string, second: string, value: string]

/** A value of the step. */
export interface StepNode {
  readonly id: number
  readonly operation: StepOperation
  readonly extents: Extents
  readonly inputs: readonly StepNode[]
  /** Whether each example has its own. */
  readonly batched: boolean
  /** The name of a leaf. */
  readonly name: string
  /** A constant's value, the place that a slice begins at, or the width of windows. */
  readonly value: number
  readonly letters: Letters
  /** What a loop's body is; the inputs are the start, if there is one, the matrices of the rows, and the body's value. */
  readonly loop?: Loop | undefined
}

/** A body that is gone through for each row of some matrices; leaves stand for what is another value each time. */
export interface Loop {
  readonly count: number
  /** From the last row to the first. */
  readonly backward: boolean
  /** What the value of the row before is called, which begins at the start. */
  readonly state: StepNode | undefined
  /** The row that the body is at, of each of the matrices. */
  readonly rows: readonly StepNode[]
}

/** What a node may be given beside operation, extents and inputs. */
export type Given = Partial<Pick<StepNode, 'batched' | 'name' | 'value' | 'letters' | 'loop'>>

/** Makes the node of an expression. */
export type Make = (operation: StepOperation, extents: Extents, inputs: readonly StepNode[], given?: Given) => StepNode

export const noLetters: Letters = Object.freeze(['', '', ''])

/** A list of nodes that grows; equal expressions are one. */
export const newNodes = (): Make => {
  const known = new Map<string, StepNode>()
  return (operation, extents, inputs, given = {}) => {
    const { batched = inputs.some(input => input.batched), name = '', value = 0, letters = noLetters, loop } = given
    const [a, b] = inputs
    const ordered = (operation === 'plus' || operation === 'times') && b!.id < a!.id ? [b!, a!] : inputs
    const key = [
      operation,
      ordered.map(input => input.id).join(),
      extents.join(),
      batched,
      name,
      Object.is(value, -0) ? '-0' : value,
      letters.join()
    ].join('|')
    const found = known.get(key)
    if (found !== undefined) return found
    const own = { id: known.size, operation, extents, inputs: ordered, batched, name, value, letters }
    const node: StepNode = loop === undefined ? own : { ...own, loop }
    known.set(key, node)
    return node
  }
}

/** The nodes that some need, each after its inputs. */
export const inOrder = (roots: readonly StepNode[]): readonly StepNode[] => {
  const seen = new Set<StepNode>()
  const waiting: (readonly [StepNode, boolean])[] = roots.toReversed().map(root => [root, false])
  while (waiting.length > 0) {
    const [node, ready] = waiting.pop()!
    if (ready) seen.add(node)
    else if (!seen.has(node))
      waiting.push([node, true], ...node.inputs.toReversed().map(input => [input, false] as const))
  }
  return [...seen]
}

/** Who uses each node, in order. */
export const usersOf = (order: readonly StepNode[]): ReadonlyMap<StepNode, readonly StepNode[]> => {
  const users = new Map<StepNode, StepNode[]>(order.map(node => [node, []]))
  for (const node of order) for (const input of new Set(node.inputs)) users.get(input)?.push(node)
  return users
}
