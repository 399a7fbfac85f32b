import type { Graph } from '../../algebra/graph/graph.ts'
import type { Leaf } from '../../algebra/graph/internal/trace.ts'
import { interpret, type LeafValues } from '../../algebra/graph/interpret.ts'
import type { Extents, Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import { toArray, toBuffer } from '../../tensor/internal/buffer.ts'
import { layoutOf } from '../../tensor/internal/shape.ts'
import { extentsOfSize, ownTensor, valuesOf } from '../../tensor/internal/tensor.ts'
import type { Description } from '../../tensor/shape.ts'
import { leavesFor } from './equation.ts'

type Sizes = { readonly inputs: Extents; readonly outputs: Extents; readonly shape: Description }

/** The components of an output of a graph. */
const outputOf = (outputs: ReturnType<ReturnType<typeof interpret>>, name: string): readonly number[] => {
  const value = outputs[name]!
  return typeof value === 'number' ? [value] : toArray(valuesOf(value))
}

const tensorOf = ({ extents }: Leaf, components: readonly number[]) => ownTensor<Size>(extents, toBuffer(components))

/** The outputs and answers of a graph of a network at some parameters. */
export const forwardBy = (
  network: Sizes,
  graph: Graph,
  parameters: readonly number[]
): ((x: readonly number[]) => { readonly outputs: readonly number[]; readonly answers: readonly number[] }) => {
  const leaves = leavesFor(network)
  const run = interpret(graph)
  const layout = layoutOf({ description: network.shape })
  const theta: LeafValues = Object.fromEntries(
    leaves.parameters.map((leaf, k) => {
      const { offset, count } = layout.leaves[k]!
      return [leaf.name, tensorOf(leaf, parameters.slice(offset, offset + count))]
    })
  )
  return x => {
    const values = run({ ...theta, [leaves.input.name]: tensorOf(leaves.input, x) })
    return { outputs: outputOf(values, 'h'), answers: outputOf(values, 'answer') }
  }
}

/** The components of the only output of a graph, for components of leaves that all have the same sizes. */
export const valueBy = (
  extents: Extents,
  graph: Graph
): ((leaves: Readonly<Record<string, readonly number[]>>) => readonly number[]) => {
  const run = interpret(graph)
  return leaves => {
    const values = Object.entries(leaves).map(([name, x]) => [name, tensorOf({ name, extents }, x)] as const)
    return outputOf(run(Object.fromEntries(values)), graph.outputs[0]!.name)
  }
}

/** The outputs of a network at some parameters, component by component. */
export const forwardOf = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  parameters: P
): ((x: readonly number[]) => readonly number[]) => {
  const forward = network.forward(parameters)
  const extents = extentsOfSize(network.inputs)
  return x => toArray(valuesOf(forward(ownTensor<I>(extents, toBuffer(x)))))
}
