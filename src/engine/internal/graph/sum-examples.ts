/**
 * Sums over the examples, pushed inward: a sum of products is one product, and what is the same for all examples is taken out.
 */
import type { Build } from './build.ts'
import type { StepNode } from './node.ts'

/** Whether a sum over the examples becomes a product of its own somewhere in it. */
const holdsProduct = (node: StepNode): boolean =>
  node.operation === 'product'
    ? node.batched
    : ['plus', 'minus', 'negate', 'times'].includes(node.operation) && node.inputs.some(holdsProduct)

/** Σ over the examples of a node that each has its own of; what all have in common is `examples` times itself. */
export const summed = (build: Build, node: StepNode, examples: number): StepNode => {
  const { elementwise, constant, fill, make } = build
  const again = (inner: StepNode): StepNode => summed(build, inner, examples)
  const [a, b] = node.inputs
  if (!node.batched) return elementwise('times', [constant(examples), node])
  switch (node.operation) {
    case 'fill':
      return fill(node.extents, again(a!))
    case 'negate':
      return elementwise('negate', [again(a!)])
    case 'plus':
    case 'minus':
      if (holdsProduct(node)) return elementwise(node.operation, [again(a!), again(b!)])
      break
    case 'times':
      if (!a!.batched) return elementwise('times', [a!, again(b!)])
      if (!b!.batched) return elementwise('times', [again(a!), b!])
      break
    case 'over':
      if (!b!.batched) return elementwise('over', [again(a!), b!])
      break
    case 'transpose':
      return build.transpose(again(a!))
    case 'reshape':
      if (holdsProduct(a!)) return build.reshape(node.extents, again(a!))
      break
    case 'product':
      if (!a!.batched) return build.product(node.letters, node.extents, a!, again(b!))
      if (!b!.batched) return build.product(node.letters, node.extents, again(a!), b!)
      return build.product(node.letters, node.extents, a!, b!, false)
    default:
  }
  return make('sumExamples', node.extents, [node], { batched: false })
}
