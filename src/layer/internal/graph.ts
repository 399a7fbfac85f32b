import type { Graph } from '../../algebra/graph/graph.ts'
import { newTracer, type NameKnown, type Tracer } from '../../algebra/graph/internal/trace.ts'
import type { Expr, Over } from '../../algebra/expr.ts'
import type { Size } from '../../dimension/size.ts'
import type { Layer, Lens } from '../layer.ts'
import type { NoiseOver } from '../noise.ts'
import { leavesOf, valuesOf, type LayerLeaves } from './leaves.ts'

const point = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  { layout, parameters, input, noise }: LayerLeaves,
  tracer: Tracer
): Lens<I, O, P> => {
  const theta = valuesOf(tracer, parameters)
  const [x] = valuesOf(tracer, [input])
  const drawn = valuesOf(tracer, noise)
  return layer.at(tracer.algebra)(
    // proof: the traced values of leaves of the sizes that the layer declares are what its Expr are
    layout.make(theta) as Over<P>,
    x as Expr<I>,
    drawn as NoiseOver
  )
}

/** The graph of a layer's output; tensors of known components are leaves if `known` names them. */
export const forwardGraph = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>, known?: NameKnown): Graph => {
  const [leaves, tracer] = [leavesOf(layer), newTracer(known)]
  return tracer.graph([['y', point(layer, leaves, tracer).output]])
}

/** The graph of the cotangents of a layer's parameters and input. */
export const backwardGraph = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Graph => {
  const [leaves, tracer] = [leavesOf(layer), newTracer()]
  const { pullback } = point(layer, leaves, tracer)
  const [c] = valuesOf(tracer, [leaves.cotangent])
  // proof: as above
  const back = pullback(c as Expr<O>)
  const cotangents = leaves.layout.take(back.parameters)
  return tracer.graph([
    ...leaves.parameters.map(({ name }, k) => [name, cotangents[k]] as const),
    [leaves.input.name, back.input]
  ])
}
