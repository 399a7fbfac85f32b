import type { Algebra, AnySize, Expr, Over, Shape } from 'lawgrad'
import { layoutOf } from '../../../src/tensor/internal/shape.ts'

/** A tree inside of an equation, each tensor times a factor. */
const scaled = <P>(algebra: Algebra, shape: Shape<P>, factor: number, tree: Over<P>): Over<P> => {
  const layout = layoutOf(shape)
  const times = algebra.scale(algebra.num(factor))
  // proof: what stands at the leaves are tensors of the algebra's reading, and the tree is made of as many
  return layout.make(layout.take(tree).map(leaf => times(leaf as Expr<AnySize>))) as Over<P>
}

/** A pair of trees, the first times a factor. */
export const scaledFirst =
  <P, Q>(algebra: Algebra, shape: Shape<P>, factor: number) =>
  (pair: Over<readonly [P, Q]>): Over<readonly [P, Q]> => {
    // proof: Over maps a pair to a pair
    const [p, q] = pair as unknown as readonly [Over<P>, Over<Q>]
    // proof: the same, back
    return [scaled(algebra, shape, factor, p), q] as unknown as Over<readonly [P, Q]>
  }
