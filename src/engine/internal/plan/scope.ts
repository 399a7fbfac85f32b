/**
 * Scopes: what is computed once, and what in the body of which loop.
 */
import type { StepNode } from '../graph/node.ts'

/** What a loop's body is made of. */
export interface Body {
  /** What is computed in each turn, each after its inputs; what inner loops do in each of theirs is not among it. */
  readonly nodes: readonly StepNode[]
  /** All that differs from turn to turn, also within inner loops. */
  readonly inner: ReadonlySet<StepNode>
  /** What is read of outside, beside the start and the matrices. */
  readonly captured: readonly StepNode[]
}

export interface Scopes {
  /** What is in no loop's body. */
  readonly nodes: readonly StepNode[]
  readonly bodyOf: (loop: StepNode) => Body
}

/** The value of a loop's body, whose rows the loop gives. */
export const valueOf = ({ inputs }: StepNode): StepNode => inputs.at(-1)!

/** The start of a loop, if it has one, and the matrices whose rows it goes through. */
export const entries = ({ inputs }: StepNode): readonly StepNode[] => inputs.slice(0, -1)

/** What is another value in each turn of a loop: the leaves of its body; and the copy that is its value, whatever it is a copy of. */
const turningOf = (node: StepNode): readonly StepNode[] => [
  ...(node.loop?.state === undefined ? [] : [node.loop.state]),
  ...(node.loop?.rows ?? []),
  ...(valueOf(node).operation === 'copy' ? [valueOf(node)] : [])
]

type Turning = ReadonlySet<StepNode>

const nothing: Turning = new Set()

const isWithin = (some: Turning, all: Turning): boolean => some === all || [...some].every(each => all.has(each))

/** The scopes of nodes in order. */
export const scopesOf = (order: readonly StepNode[]): Scopes => {
  const loops = order.filter(({ loop }) => loop !== undefined)
  if (loops.length === 0) {
    const bodyOf = (): Body => ({ nodes: [], inner: nothing, captured: [] })
    return { nodes: order, bodyOf }
  }
  const turning = new Set(loops.flatMap(turningOf))
  const needs = new Map<StepNode, Turning>()
  for (const node of order) {
    const own = node.inputs.map(input => needs.get(input)!).filter(({ size }) => size > 0)
    const closed = node.loop === undefined ? undefined : new Set(turningOf(node))
    const all = own.length === 1 && closed === undefined ? own[0]! : new Set(own.flatMap(each => [...each]))
    const left = closed === undefined ? all : new Set([...all].filter(each => !closed.has(each)))
    needs.set(node, turning.has(node) ? new Set([...left, node]) : left.size === 0 ? nothing : left)
  }
  const places = new Map(order.map((node, place) => [node, place]))
  const needsOf = (node: StepNode): Turning => needs.get(node)!
  const bodies = new Map<StepNode, Body>()
  const bodyOf = (loop: StepNode): Body => {
    const known = bodies.get(loop)
    if (known !== undefined) return known
    const outside = needsOf(loop)
    const inner = new Set<StepNode>()
    const captured = new Set<StepNode>()
    const waiting = [valueOf(loop)]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (inner.has(node)) continue
      if (isWithin(needsOf(node), outside)) captured.add(node)
      else {
        inner.add(node)
        waiting.push(...node.inputs)
      }
    }
    const available = new Set([...outside, ...turningOf(loop)])
    const inOrder = (nodes: Iterable<StepNode>): readonly StepNode[] =>
      [...nodes].toSorted((a, b) => places.get(a)! - places.get(b)!)
    const body = {
      nodes: inOrder(inner).filter(node => isWithin(needsOf(node), available)),
      inner,
      captured: inOrder(captured)
    }
    bodies.set(loop, body)
    return body
  }
  return { nodes: order.filter(node => needsOf(node).size === 0), bodyOf }
}
