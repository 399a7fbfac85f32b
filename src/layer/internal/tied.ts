import type { Over } from '../../algebra/expr.ts'
import { newTracer, type Leaf } from '../../algebra/graph/internal/trace.ts'
import type { Size } from '../../dimension/size.ts'
import { defect, showExtents } from '../../tensor/internal/defect.ts'
import { layoutOf } from '../../tensor/internal/shape.ts'
import { countOf, extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Shape } from '../../tensor/shape.ts'
import { initializeShape } from '../initializer.ts'
import type { Layer } from '../layer.ts'
import type { AnyRange } from '../range.ts'
import type { Tying } from '../tied.ts'
import { lensLayer } from './lens-layer.ts'

/** A map of trees, read with nodes: sizes that are not the second shape's are refused; the answer names the tensors of the first that it never uses. */
const traced = (
  what: string,
  from: Shape<never>,
  to: Shape<never>,
  map: (tracer: ReturnType<typeof newTracer>) => (tree: unknown) => unknown
): readonly string[] => {
  const [source, target] = [layoutOf(from), layoutOf(to)]
  const tracer = newTracer()
  const leaves = source.leaves.map(({ path, extents }): Leaf => ({ name: path.join('.') || 'parameters', extents }))
  const values = leaves.map(tracer.leaf)
  const made = target.take(map(tracer)(source.make(values)))
  target.leaves.forEach(({ path, extents }, k) => {
    const got = made[k] === undefined ? undefined : tracer.extents(made[k])
    if (String(got) !== String(extents))
      defect(
        `${what}: expected ${path.join('.') || 'parameters'} of size ${showExtents(extents)}; got ${got === undefined ? 'none' : showExtents(got)}`
      )
  })
  const used = tracer.depends(made)
  // proof: a leaf's value is a traced one
  return leaves.filter((_, k) => !used(values[k] as Parameters<typeof used>[0])).map(leaf => leaf.name)
}

/** x ↦ f(tie(θ))(x) */
export const tiedLens = <I extends Size, O extends Size, P, Q, R extends AnyRange>(
  layer: Layer<I, O, P, R>,
  { name, shape, equation, pullback, initialize }: Tying<Q, P>
): Layer<I, O, Q, R> => {
  const { inputs, outputs, range, noise } = layer
  // proof: shapes are read only; the trees are made of their own layouts
  const [left, whole] = [shape, layer.shape] as unknown as readonly [Shape<never>, Shape<never>]
  const at = `the layer ${name}, its`
  const [unused] = traced(`${at} equation`, left, whole, ({ algebra }) => {
    const tie = equation(algebra)
    // proof: the traced values of leaves of a shape are what its trees are in an equation
    return tree => tie(tree as Over<Q>)
  })
  if (unused !== undefined)
    defect(
      `${at} equation: expected every parameter to be used; got none that uses ${unused}; take it out of the shape`
    )
  traced(`${at} pullback`, whole, left, ({ algebra }) => {
    const untie = pullback(algebra)
    // proof: as above
    return tree => untie(tree as Over<P>)
  })
  return lensLayer<I, O, Q, R>({
    name,
    inputs,
    outputs,
    range,
    shape,
    noise,
    initialize: initialize ?? initializeShape(shape, countOf(extentsOfSize(inputs)), countOf(extentsOfSize(outputs))),
    at: algebra => {
      const [f, tie, untie] = [layer.at(algebra), equation(algebra), pullback(algebra)]
      return (parameters, x, drawn) => {
        const { output, pullback: back } = f(tie(parameters), x, drawn)
        return {
          output,
          pullback: c => {
            const { parameters: cotangents, input } = back(c)
            return { parameters: untie(cotangents), input }
          }
        }
      }
    }
  })
}
