import * as O from 'fp-ts/lib/Option.js'
import type { Expr, Over } from '../../algebra/expr.ts'
import type { Graph } from '../../algebra/graph/graph.ts'
import { newTracer, type Leaf } from '../../algebra/graph/internal/trace.ts'
import type { Extents, Size } from '../../dimension/size.ts'
import { leavesOf } from '../../layer/internal/leaves.ts'
import type { Layer } from '../../layer/layer.ts'
import type { Loss } from '../../loss/loss.ts'
import { extentsOfSize, sizeOfExtents } from '../../tensor/internal/tensor.ts'
import type { Description } from '../../tensor/shape.ts'
import type { AnswerLayer, SavedEquation } from '../model-file/saved-model.ts'

/** The graph that a function makes, or what stopped it: a part from outside may throw what it likes. */
const attempted = (part: string, make: () => Graph): SavedEquation => {
  try {
    return Object.freeze({ _tag: 'Traced', graph: make() })
  } catch (error) {
    return Object.freeze({
      _tag: 'Untraced',
      reason: `${part} cannot be read as a graph: ${error instanceof Error ? error.message : String(error)}`
    })
  }
}

/** The link of the size of some outputs. */
const linkOf = <O extends Size>(answer: AnswerLayer, outputs: O): Layer<O, O, readonly []> =>
  // proof: a link is a layer of the size that it is given, whatever that is
  answer(outputs as never) as unknown as Layer<O, O, readonly []>

/** The graph of the outputs `h` and of the answers that a link makes of them. */
const forwardGraph = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  answer: O.Option<AnswerLayer>
): Graph => {
  const { layout, parameters, input } = leavesOf({ ...layer, noise: [] })
  const tracer = newTracer()
  const theta = parameters.map(tracer.leaf)
  // proof: the traced values of leaves of the sizes that the layer declares are what its Expr are
  const h = layer.equation(tracer.algebra)(layout.make(theta) as Over<P>)(tracer.leaf(input) as unknown as Expr<I>)
  const answers = O.isNone(answer) ? h : linkOf(answer.value, layer.outputs).equation(tracer.algebra)([])(h)
  return tracer.graph([
    ['h', h],
    ['answer', answers]
  ])
}

/** The layers of a network, if it lists them. */
export const partsOf = (network: object): readonly Layer<never, never, unknown>[] =>
  'layers' in network && Array.isArray(network.layers)
    ? // proof: a network lists its layers; they are only read here, and what throws is caught
      (network.layers as readonly Layer<never, never, unknown>[])
    : []

/** The equation of a network, or the first of its layers that has none. */
export const networkEquation = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  answer: O.Option<AnswerLayer>
): SavedEquation => {
  const whole = attempted(`the network ${network.name}`, () => forwardGraph(network, answer))
  const parts = partsOf(network)
  return whole._tag === 'Traced'
    ? whole
    : (parts
        .map((part, k) =>
          attempted(`layer ${k + 1} of ${parts.length}, ${part.name},`, () => forwardGraph(part, O.none))
        )
        .find(({ _tag }) => _tag === 'Untraced') ?? whole)
}

/** The equation of a loss: `value` of the target `y` and the outputs `h`. */
export const lossEquation = <O extends Size>(loss: Loss<O>, outputs: Size): SavedEquation =>
  attempted(`the loss ${loss.name}`, () => {
    const tracer = newTracer()
    const extents = extentsOfSize(outputs)
    const [y, h] = [tracer.leaf({ name: 'y', extents }), tracer.leaf({ name: 'h', extents })]
    // proof: leaves of the size O are what its Expr are
    return tracer.graph([['value', loss.at(tracer.algebra)(y as unknown as Expr<O>, h as unknown as Expr<O>).value]])
  })

/** The equation of a link: the answers `y` of the outputs `x`, and what they promise to be. */
export const answerEquation = <O extends Size>(answer: AnswerLayer, outputs: O) => {
  const link = linkOf(answer, outputs)
  return {
    range: link.range.range,
    equation: attempted('what makes answers of the outputs', () => {
      const tracer = newTracer()
      // proof: as above
      const x = tracer.leaf({ name: 'x', extents: extentsOfSize(outputs) }) as unknown as Expr<O>
      return tracer.graph([['y', link.equation(tracer.algebra)([])(x)]])
    })
  }
}

/** The leaves that the equation of a network may have: its parameters, and its input last. */
export const leavesFor = (network: {
  readonly inputs: Extents
  readonly outputs: Extents
  readonly shape: Description
}): { readonly parameters: readonly Leaf[]; readonly input: Leaf } =>
  leavesOf({
    inputs: sizeOfExtents(network.inputs),
    outputs: sizeOfExtents(network.outputs),
    shape: { description: network.shape },
    noise: []
  })
