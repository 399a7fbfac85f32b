import type { Layer, Noise, Size, Tensor } from '../../src/index.ts'
import type { Graph } from '../../src/algebra/graph/graph.ts'
import type { GraphValues, LeafValues } from '../../src/algebra/graph/interpret.ts'
import { leavesOf } from '../../src/layer/internal/leaves.ts'
import { layoutOf, tensorsOf } from '../../src/tensor/internal/shape.ts'
import { flat } from './flat.ts'

/** The leaves of the graphs of a layer: its parameters, an input with its noise, a cotangent of the output. */
export const leavesAt =
  <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) =>
  (parameters: P, input: Tensor<I>, noise: Noise, cotangent: Tensor<O>): LeafValues => {
    const leaves = leavesOf(layer)
    const tensors = tensorsOf(layoutOf(layer.shape), parameters)
    return Object.fromEntries([
      ...leaves.parameters.map(({ name }, k) => [name, tensors[k]!] as const),
      [leaves.input.name, input] as const,
      ...leaves.noise.map(({ name }, k) => [name, noise[k]!] as const),
      [leaves.cotangent.name, cotangent] as const
    ])
  }

/** What a graph gives, in the order of its outputs, as numbers. */
export const outputNumbers = ({ outputs }: Graph, values: GraphValues): readonly number[] =>
  outputs.flatMap(({ name }) => {
    const value = values[name]!
    return typeof value === 'number' ? [value] : flat(value)
  })
