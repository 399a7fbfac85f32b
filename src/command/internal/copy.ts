import { isTensor } from '../../tensor/internal/tensor.ts'
import { layoutOf } from '../../tensor/internal/shape.ts'
import type { Shape } from '../../tensor/shape.ts'

/**
 * Whether the tensors of a shape are those of this copy of the library: only those let this copy read them. A shape without
 * tensors is taken for ours.
 */
export const isOfThisCopy = <P>({ description, count, unflatten }: Shape<P>): boolean => {
  const tree = unflatten(Array.from({ length: count }, () => 0))
  return layoutOf({ description }).take(tree).every(isTensor)
}
