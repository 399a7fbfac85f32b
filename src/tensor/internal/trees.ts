import type { Shape } from '../shape.ts'
import { gathered, layoutOf, merged, scattered } from './shape.ts'

/** The components of a tree as a fresh buffer. */
export const bufferOf = <P>(shape: Shape<P>): ((tree: P) => Float64Array) => {
  const layout = layoutOf(shape)
  return tree => gathered(layout, tree)
}

/** Merges two trees leaf by leaf; the buffers made must be fresh. */
export const mergeOf = <P>(
  shape: Shape<P>
): ((merge: (a: Float64Array, b: Float64Array) => Float64Array, a: P, b: P) => P) => {
  const layout = layoutOf(shape)
  return (merge, a, b) =>
    // proof: the merged tree is of the description of P
    merged(layout, (x, y) => merge(x!, y!), [a, b]) as P
}

/** The tree of zeros. */
export const zeroOf = <P>(shape: Shape<P>): P => {
  const layout = layoutOf(shape)
  // proof: the buffer has the layout of P
  return scattered(layout, new Float64Array(layout.count)) as P
}
