/**
 * The graphs of a saved model for many rows: compiled, or by the reference where that is asked for or has to step in.
 */
import type { Graph } from '../../algebra/graph/graph.ts'
import type { Leaf } from '../../algebra/graph/internal/trace.ts'
import { interpret } from '../../algebra/graph/interpret.ts'
import type { Extents, Size } from '../../dimension/size.ts'
import { rowsBy, type Rows } from '../../engine/rows.ts'
import type { EngineOptions } from '../../engine/options.ts'
import { predictAll } from '../../engine/predict.ts'
import type { Layer } from '../../layer/layer.ts'
import { toArray, toBuffer } from '../../tensor/internal/buffer.ts'
import { layoutOf } from '../../tensor/internal/shape.ts'
import { extentsOfSize, ownTensor, valuesOf } from '../../tensor/internal/tensor.ts'
import type { Description } from '../../tensor/shape.ts'
import { leavesFor } from './equation.ts'

type Numbers = readonly number[]
type Sizes = { readonly inputs: Extents; readonly outputs: Extents; readonly shape: Description }

/** The components of an output of a graph. */
const outputOf = (outputs: ReturnType<ReturnType<typeof interpret>>, name: string): Numbers => {
  const value = outputs[name]!
  return typeof value === 'number' ? [value] : toArray(valuesOf(value))
}

const tensorOf = ({ extents }: Leaf, components: Numbers) => ownTensor<Size>(extents, toBuffer(components))

/** Of each row the components of some outputs, for the components of its own leaves. */
export type Outputs = (rows: readonly (readonly Numbers[])[]) => readonly (readonly Numbers[])[]

interface Equation {
  /** What it is called where the reference has to step in. */
  readonly name: string
  readonly graph: Graph
  readonly shared: readonly (Leaf & { readonly components: Numbers })[]
  readonly own: readonly Leaf[]
  readonly outputs: readonly Leaf[]
}

/** Options whose notice is given once, though several graphs are compiled. */
export const noticedOnce = ({ notice, ...options }: EngineOptions): EngineOptions => {
  let isTold = false
  return notice === undefined
    ? options
    : {
        ...options,
        notice: sentence => {
          if (!isTold) notice(sentence)
          isTold = true
        }
      }
}

/** The outputs of a graph for many rows; compiled at the first use. */
const outputsBy = ({ name, graph, shared, own, outputs }: Equation, options: EngineOptions): Outputs => {
  const compiled = (): Rows | undefined =>
    rowsBy(
      graph,
      name,
      () => ({ graph, shared, own, fixed: [], outputs }),
      options
    )?.(shared.map(({ components }) => components))
  const interpreted = (): Outputs => {
    const run = interpret(graph)
    const theta = shared.map(leaf => [leaf.name, tensorOf(leaf, leaf.components)] as const)
    return rows =>
      rows.map(row => {
        const x = own.map((leaf, k) => [leaf.name, tensorOf(leaf, row[k]!)] as const)
        const values = run(Object.fromEntries([...theta, ...x]))
        return outputs.map(output => outputOf(values, output.name))
      })
  }
  let made: Outputs | undefined
  return rows => {
    if (made === undefined) {
      const fast = compiled()
      made = fast === undefined ? interpreted() : all => fast(all).map(each => each.map(values => toArray(values)))
    }
    return made(rows)
  }
}

/** The outputs `h` and answers `answer` of a network's graph at some parameters, for inputs. */
export const forwardAll = (
  name: string,
  network: Sizes,
  graph: Graph,
  parameters: Numbers,
  options: EngineOptions
): Outputs => {
  const { parameters: leaves, input } = leavesFor(network)
  const layout = layoutOf({ description: network.shape })
  return outputsBy(
    {
      name,
      graph,
      shared: leaves.map((leaf, k) => {
        const { offset, count } = layout.leaves[k]!
        return { ...leaf, components: parameters.slice(offset, offset + count) }
      }),
      own: [input],
      outputs: ['h', 'answer'].map(output => ({ name: output, extents: network.outputs }))
    },
    options
  )
}

/** The only output of a graph whose leaves, in this order, all have the same sizes. */
export const valuesBy = (
  name: string,
  leaves: readonly string[],
  extents: Extents,
  output: Extents,
  graph: Graph,
  options: EngineOptions
): Outputs =>
  outputsBy(
    {
      name,
      graph,
      shared: [],
      own: leaves.map(leaf => ({ name: leaf, extents })),
      outputs: [{ name: graph.outputs[0]!.name, extents: output }]
    },
    options
  )

/** The outputs of a network at some parameters, for inputs, component by component. */
export const forwardOf = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  parameters: P,
  options: EngineOptions
): ((inputs: readonly Numbers[]) => readonly Numbers[]) => {
  const forward = predictAll(network, options)(parameters)
  const extents = extentsOfSize(network.inputs)
  return inputs => forward(inputs.map(x => ownTensor<I>(extents, toBuffer(x)))).map(h => toArray(valuesOf(h)))
}
