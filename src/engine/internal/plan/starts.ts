/**
 * Sums that begin elsewhere than at zero: a bias, or the parameter itself, is where its product starts from.
 */
import type { Make, StepNode } from '../graph/node.ts'
import { inOrder, usersOf } from '../graph/node.ts'

/** What a product can start from: what all examples share and is there already. */
const isStart = (node: StepNode): boolean =>
  !node.batched && (node.operation === 'leaf' || (node.operation === 'spread' && node.inputs[0]!.operation === 'leaf'))

/** The nodes with sums of a product and what is given made one product. */
export const withStarts = (make: Make, roots: readonly StepNode[]): readonly StepNode[] => {
  const order = inOrder(roots)
  const users = usersOf(order)
  const isRoot = new Set(roots)
  const done = new Map<StepNode, StepNode>()
  const started = (node: StepNode): StepNode | undefined => {
    if (node.operation !== 'plus') return undefined
    for (const [product, start] of [node.inputs, node.inputs.toReversed()] as const) {
      const whole = product!.extents.length > 0 && start!.extents.length === product!.extents.length
      if (
        product!.operation === 'product' &&
        product!.inputs.length === 2 &&
        users.get(product!)!.length === 1 &&
        !isRoot.has(product!) &&
        whole &&
        isStart(start!)
      )
        return make('product', product!.extents, [...product!.inputs.map(input => done.get(input)!), start!], {
          letters: product!.letters,
          batched: product!.batched
        })
    }
    return undefined
  }
  for (const node of order) {
    const inputs = node.inputs.map(input => done.get(input)!)
    const same = inputs.every((input, k) => input === node.inputs[k])
    done.set(node, started(node) ?? (same ? node : make(node.operation, node.extents, inputs, node)))
  }
  return roots.map(root => done.get(root)!)
}
