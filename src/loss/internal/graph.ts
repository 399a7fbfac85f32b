import type { Expr } from '../../algebra/expr.ts'
import type { Graph } from '../../algebra/graph/graph.ts'
import { newTracer } from '../../algebra/graph/internal/trace.ts'
import type { Size } from '../../dimension/size.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Loss } from '../loss.ts'

/** The graph of value and gradient of a loss. */
export const graphOf = <S extends Size>({ at }: Pick<Loss<S>, 'at'>, size: unknown): Graph => {
  const tracer = newTracer()
  const extents = extentsOfSize(size)
  const [target, prediction] = [tracer.leaf({ name: 'y', extents }), tracer.leaf({ name: 'h', extents })]
  // proof: leaves of the size S are what its Expr are
  const { value, gradient } = at(tracer.algebra)(target as unknown as Expr<S>, prediction as unknown as Expr<S>)
  return tracer.graph([
    ['value', value],
    ['gradient', gradient()]
  ])
}
