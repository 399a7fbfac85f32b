import { shapeOf } from '../../linear/internal/shape.ts'
import type { Shape } from '../../linear/shape.ts'

/**
 * Whether the tensors of a shape are those of this copy of the library: only those let this copy read them. A shape without
 * tensors is taken for ours.
 */
export const isOfThisCopy = <P>({ description, size, unflatten }: Shape<P>): boolean => {
  const tree = unflatten(Array.from({ length: size }, () => 0))
  try {
    return shapeOf<P>(description).flatten(tree).length === size
  } catch {
    return false
  }
}
