import type { Leaf, Tracer } from '../../algebra/graph/internal/trace.ts'
import type { Extents } from '../../dimension/size.ts'
import type { Layout } from '../../tensor/internal/shape.ts'
import { layoutOf } from '../../tensor/internal/shape.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Shape } from '../../tensor/shape.ts'
import type { NoiseShape } from '../noise.ts'

/** What goes into a layer, as leaves of a graph, and the cotangent that goes into its pullback. */
export interface LayerLeaves {
  readonly layout: Layout
  readonly parameters: readonly Leaf[]
  readonly input: Leaf
  readonly noise: readonly Leaf[]
  readonly output: Leaf
  readonly cotangent: Leaf
}

/** What a layer says of its sizes. */
export interface Sizes {
  readonly inputs: unknown
  readonly outputs: unknown
  readonly shape: Pick<Shape<never>, 'description'>
  readonly noise: readonly NoiseShape[]
}

/**
 * The leaves of a layer: parameters by their path (`weights`, `0.bias`; `parameters` where they are one tensor), `x`, `noise.0`, `y` and
 * `c`. Names that parameters have already get primes.
 */
export const leavesOf = ({ inputs, outputs, shape, noise }: Sizes): LayerLeaves => {
  const layout = layoutOf(shape)
  const taken = new Set<string>()
  const leaf = (name: string, extents: Extents): Leaf => {
    let own = name
    while (taken.has(own)) own += '′'
    taken.add(own)
    return { name: own, extents }
  }
  const parameters = layout.leaves.map(({ path, extents }) => leaf(path.join('.') || 'parameters', extents))
  return {
    layout,
    parameters,
    input: leaf('x', extentsOfSize(inputs)),
    noise: noise.map(({ extents }, k) => leaf(`noise.${k}`, extents)),
    output: leaf('y', extentsOfSize(outputs)),
    cotangent: leaf('c', extentsOfSize(outputs))
  }
}

/** The traced values of leaves. */
export const valuesOf = (tracer: Tracer, leaves: readonly Leaf[]): readonly unknown[] => leaves.map(tracer.leaf)
