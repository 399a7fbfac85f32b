import type { Algebra } from '../../algebra/algebra.ts'
import type { Expr } from '../../algebra/expr.ts'
import { extentsOfSize, sizeOfExtents } from '../../tensor/internal/tensor.ts'
import type { Size } from '../../dimension/size.ts'
import { initializeShape } from '../initializer.ts'
import type { Definition, Layer } from '../layer.ts'
import { logits, type AnyRange } from '../range.ts'
import { lensLayer } from './lens-layer.ts'
import { undeclared } from './noise.ts'
import { traced } from './traced.ts'

/** The layer of a definition, which is traced once: what types cannot see is refused here. */
export const defined = <I extends Size, O extends Size, P, S extends Size, R extends AnyRange>(
  definition: Definition<I, O, P, S, R>
): Layer<I, O, P, R> => {
  const { name, shape, noise, equation, pullback } = definition
  const [inputs, outputs] = [extentsOfSize(definition.inputs), extentsOfSize(definition.outputs)]
  const count = (extents: readonly number[]): number => extents.reduce((product, extent) => product * extent, 1)
  const drawn =
    noise === undefined
      ? []
      : [{ extents: extentsOfSize(noise.size), distribution: Object.freeze({ ...noise.distribution }) }]
  traced(definition, drawn)
  return lensLayer<I, O, P, R>({
    name,
    // proof: what a definition declares as its sizes are sizes, and sentences, which nobody can hold, are refused above
    inputs: sizeOfExtents(inputs) as I,
    outputs: sizeOfExtents(outputs) as O,
    // proof: a definition without a range has R = Logits
    range: definition.range ?? (logits as R),
    shape,
    noise: drawn,
    at: (algebra: Algebra) => {
      const [forward, backward] = [equation(algebra), pullback(algebra)]
      return (parameters, input, drawn) => {
        // proof: a definition declares at most one noise, and one that declares none reads it nowhere
        const first = (drawn[0] ?? undeclared) as Expr<S>
        const output = forward(parameters, first)(input)
        return { output, pullback: cotangent => backward(parameters, input, output, first)(cotangent) }
      }
    },
    initialize: definition.initialize ?? initializeShape(shape, count(inputs), count(outputs))
  })
}
