import type { Algebra } from '../../algebra/algebra.ts'
import type { Over } from '../../algebra/expr.ts'
import { knownTensor } from '../../algebra/internal/algebra-of.ts'
import { pathLabels } from '../../algebra/internal/notation/label.ts'
import type { Size } from '../../dimension/size.ts'
import { layoutOf, settled, tensorsOf } from '../../tensor/internal/shape.ts'
import { valuesOf } from '../../tensor/internal/tensor.ts'
import { noParameters, noShape, type None } from '../../tensor/shape.ts'
import type { Frozen } from '../frozen.ts'
import type { Layer } from '../layer.ts'
import type { AnyRange } from '../range.ts'
import { lensLayer } from './lens-layer.ts'

/** A tree of tensors as constants of any reading, under names for words. */
const constantsOf = <P>({ shape }: Layer<never, never, P>, parameters: P) => {
  const layout = layoutOf(shape)
  const names = pathLabels(layout.leaves.map(({ path }) => path)).map(name => ({
    ...name,
    base: `frozen.${name.base}`
  }))
  const buffers = tensorsOf(layout, settled(layout, parameters)).map(valuesOf)
  return (algebra: Algebra): Over<P> =>
    // proof: a constant of its size at each leaf of the shape of P
    layout.make(layout.leaves.map(({ extents }, k) => knownTensor(algebra, extents, buffers[k]!, names[k]!))) as Over<P>
}

/** x ↦ f(parameters)(x) */
export const frozenLens = <I extends Size, O extends Size, P, R extends AnyRange>(
  layer: Layer<I, O, P, R>,
  parameters: P
): Frozen<I, O, R> => {
  const { name, inputs, outputs, range, noise } = layer
  // proof: only the shape is read
  const constants = constantsOf<P>(layer as unknown as Layer<never, never, P>, parameters)
  return lensLayer<I, O, None, R>({
    name: `frozen(${name})`,
    inputs,
    outputs,
    range,
    shape: noShape,
    noise,
    initialize: () => random => [noParameters, random],
    at: algebra => {
      const f = layer.at(algebra)
      const theta = constants(algebra)
      return (_, x, drawn) => {
        const { output, pullback } = f(theta, x, drawn)
        // proof: the tree without tensors is the same in every reading
        return { output, pullback: c => ({ parameters: noParameters as Over<None>, input: pullback(c).input }) }
      }
    }
  })
}
