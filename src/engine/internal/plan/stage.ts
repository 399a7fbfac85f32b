/**
 * Stages: what can be computed in one loop. A node's stage is one more than an argument's wherever the argument must be whole before the node begins.
 */
import { isElementwise } from '../../../algebra/graph/internal/elementwise.ts'
import type { StepNode } from '../graph/node.ts'
import type { Space } from './space.ts'
import { isView } from './view.ts'

/** Component by component, or the same number everywhere; what only gives the components of each example other axes is that, too. */
export const isPointwise = (node: StepNode): boolean =>
  node.operation === 'fill' ||
  (node.operation === 'copy' && node.extents.length === 0) ||
  isElementwiseName(node.operation) ||
  isRelabelled(node)

/** Whether a node is its input's components in other axes, at the same places. */
export const isRelabelled = ({ operation, batched, inputs }: StepNode): boolean =>
  operation === 'reshape' && batched && (!isView(inputs[0]!) || isRelabelled(inputs[0]!))

/** Whether an operation goes component by component. */
export const isElementwiseName = (operation: StepNode['operation']): boolean =>
  // proof: the function looks its argument up among names
  isElementwise(operation as Parameters<typeof isElementwise>[0])

/** A number made of many, in a loop over them. */
export const isReduction = ({ operation, extents }: StepNode): boolean =>
  operation === 'sum' || operation === 'max' || (operation === 'sumExamples' && extents.length === 0)

/** What is there before the first kernel. */
export const isGiven = ({ operation }: StepNode): boolean => operation === 'leaf' || operation === 'constant'

/** Nodes of one stage and space that touch, computed in one loop. */
export interface Group {
  readonly members: ReadonlySet<StepNode>
  readonly space: Space
  readonly stage: number
}

export interface Stages {
  readonly stage: ReadonlyMap<StepNode, number>
  readonly groups: readonly Group[]
  readonly groupOf: (node: StepNode) => Group | undefined
}

/** The stages of nodes in order, and the groups of those that are loops; what is not among the nodes is given. `space` is that of a node's value, `needs` what its kernel reads. With `apart`, sums over all examples are loops of their own. */
export const stagesOf = (
  order: readonly StepNode[],
  space: (node: StepNode) => Space,
  needs: (node: StepNode) => readonly StepNode[],
  fuse: boolean,
  apart = false
): Stages => {
  /** What cannot be cut is kept apart from what can. */
  const isApart = (node: StepNode): boolean => apart && node.operation === 'sumExamples' && isReduction(node)
  const looped = (node: StepNode): boolean => isPointwise(node) || isReduction(node)
  /** The space that a node's loop runs over. */
  const over = (node: StepNode): Space => space(isReduction(node) ? node.inputs[0]! : node)
  const stage = new Map<StepNode, number>()
  const behind = (input: StepNode, node: StepNode): boolean => {
    if (isGiven(input) || !stage.has(input)) return false
    if (!isPointwise(input) || !looped(node) || isApart(node)) return true
    return input.operation === 'fill' ? false : space(input) !== over(node)
  }
  for (const node of order) {
    const most = needs(node).reduce(
      (most, input) => Math.max(most, (stage.get(input) ?? 0) + (behind(input, node) ? 1 : 0)),
      0
    )
    stage.set(node, isGiven(node) ? 0 : most)
  }
  const parent = new Map<StepNode, StepNode>()
  const rootOf = (node: StepNode): StepNode => {
    let root = node
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    return root
  }
  const join = (a: StepNode, b: StepNode): void => {
    const [first, second] = [rootOf(a), rootOf(b)]
    if (first !== second) parent.set(first, second)
  }
  const loops = order.filter(looped)
  const keyOf = (node: StepNode): string => `${over(node)}@${stage.get(node)}${isApart(node) ? ' apart' : ''}`
  if (fuse) {
    const sharing = new Map<string, StepNode>()
    for (const node of loops) {
      if (over(node) === 'number') {
        const other = sharing.get(keyOf(node))
        if (other === undefined) sharing.set(keyOf(node), node)
        else join(other, node)
      }
      for (const input of node.inputs) {
        if (looped(input) && !isReduction(input) && keyOf(input) === keyOf(node)) join(input, node)
        else if (input.operation !== 'constant' && (input.extents.length > 0 || over(node) === 'examples')) {
          const key = `${input.id} ${keyOf(node)}`
          const other = sharing.get(key)
          if (other === undefined) sharing.set(key, node)
          else join(other, node)
        }
      }
    }
  }
  const groups = new Map<StepNode, { readonly members: Set<StepNode>; readonly space: Space; readonly stage: number }>()
  for (const node of loops) {
    const root = rootOf(node)
    const group = groups.get(root) ?? { members: new Set<StepNode>(), space: over(node), stage: stage.get(node)! }
    group.members.add(node)
    groups.set(root, group)
  }
  return { stage, groups: [...groups.values()], groupOf: node => (looped(node) ? groups.get(rootOf(node)) : undefined) }
}
