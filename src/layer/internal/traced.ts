/**
 * What types cannot see of a definition, found by reading equation and pullback once each, with nodes.
 */
import type { Expr, Over } from '../../algebra/expr.ts'
import { newTracer, type Leaf, type Tracer } from '../../algebra/graph/internal/trace.ts'
import type { Extents, Size } from '../../dimension/size.ts'
import { defect, showExtents } from '../../tensor/internal/defect.ts'
import type { Description } from '../../tensor/internal/shape.ts'
import type { Definition } from '../layer.ts'
import type { NoiseShape } from '../noise.ts'
import type { AnyRange } from '../range.ts'
import { leavesOf, valuesOf, type LayerLeaves } from './leaves.ts'
import { undeclared } from './noise.ts'

/** Refusals by name of the layer and of what was read. */
const about = (name: string, what: string, read: () => void): void => {
  try {
    read()
  } catch (error) {
    if (error instanceof TypeError)
      throw new TypeError(`the layer ${name}, ${what}: ${error.message}`, { cause: error })
    throw error
  }
}

const shown = (extents: Extents): string => (extents.length === 0 ? 'a number' : showExtents(extents))

const sized = (tracer: Tracer, { name, extents }: Leaf, value: unknown, what: string): void => {
  if (value === undefined) defect(`expected ${what} ${name} of size ${shown(extents)}; got none`)
  const got = tracer.extents(value)
  if (String(got) !== String(extents)) defect(`expected ${what} ${name} of size ${shown(extents)}; got ${shown(got)}`)
}

/** The path of what is in a tree but not in its description. */
const stranger = (description: Description, tree: unknown, path: string): string | undefined => {
  if (description._tag === 'Tensor' || typeof tree !== 'object' || tree === null) return undefined
  const fields = description._tag === 'Struct' ? description.fields : Object.fromEntries(description.items.entries())
  for (const [name, value] of Object.entries(tree)) {
    const own = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (own === undefined) return `${path}${name}`
    const inside = stranger(own, value, `${path}${name}.`)
    if (inside !== undefined) return inside
  }
  return undefined
}

/** What a definition is read at. */
const pointOf = <I extends Size, P, S extends Size>(
  tracer: Tracer,
  { layout, parameters, input, noise }: LayerLeaves
) => {
  const theta = valuesOf(tracer, parameters)
  const [x] = valuesOf(tracer, [input])
  const [drawn = undeclared] = valuesOf(tracer, noise)
  // proof: the traced values of leaves of the sizes that are declared are what the definition's Expr are
  return { theta, x: x as Expr<I>, over: layout.make(theta) as Over<P>, noise: drawn as Expr<S> }
}

/**
 * Refuses a definition whose equation gives another size than it declares or never uses a parameter, and one whose pullback gives other
 * cotangents than those of the parameters and the input. Both are read apart, so that nothing passes from one to the other but by arguments.
 */
export const traced = <I extends Size, O extends Size, P, S extends Size, R extends AnyRange>(
  { name, inputs, outputs, shape, equation, pullback }: Definition<I, O, P, S, R>,
  noise: readonly NoiseShape[]
): void => {
  const leaves = leavesOf({ inputs, outputs, shape, noise })
  about(name, 'its equation', () => {
    const tracer = newTracer()
    const { theta, x, over, noise } = pointOf<I, P, S>(tracer, leaves)
    const y = equation(tracer.algebra)(over, noise)(x)
    sized(tracer, leaves.output, y, 'the output')
    const used = tracer.depends([y])
    leaves.parameters.forEach((parameter, k) => {
      // proof: a leaf's value is a traced one
      if (!used(theta[k] as Parameters<typeof used>[0]))
        defect(
          `expected every parameter to be used; got none that uses ${parameter.name}; use it, or take it out of the shape`
        )
    })
  })
  about(name, 'its pullback', () => {
    const tracer = newTracer()
    const { x, over, noise } = pointOf<I, P, S>(tracer, leaves)
    const [y, c] = valuesOf(tracer, [leaves.output, leaves.cotangent])
    // proof: as above
    const back = pullback(tracer.algebra)(over, x, y as Expr<O>, noise)(c as Expr<O>)
    const odd = stranger(shape.description, back.parameters, '')
    if (odd !== undefined) defect(`expected cotangents of the parameters alone; got one of ${odd}`)
    const cotangents = leaves.layout.take(back.parameters)
    leaves.parameters.forEach((parameter, k) => sized(tracer, parameter, cotangents[k], 'the cotangent of'))
    sized(tracer, leaves.input, back.input, 'the cotangent of')
  })
}
