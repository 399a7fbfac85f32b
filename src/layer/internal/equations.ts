import type { Algebra } from '../../algebra/algebra.ts'
import type { Expr } from '../../algebra/expr.ts'
import { label, pathLabels, prefixed, untaken, type Label } from '../../algebra/internal/notation/label.ts'
import type { Statement } from '../../algebra/internal/notation/naming.ts'
import type { Notation } from '../../algebra/internal/notation/notation.ts'
import { print } from '../../algebra/internal/notation/print.ts'
import { notation } from '../../algebra/internal/notation/reading.ts'
import type { Style } from '../../algebra/internal/notation/style.ts'
import type { Equations } from '../../algebra/text.ts'
import type { Extents } from '../../dimension/size.ts'
import { layoutOf } from '../../tensor/internal/shape.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { AnyLayer } from '../layer.ts'
import type { NoiseOver } from '../noise.ts'
import { erased, type Erased } from './sequence.ts'

export { latexStyle } from '../../algebra/internal/notation/latex-style.ts'
export { textStyle } from '../../algebra/internal/notation/text-style.ts'

/** What makes leaves, and the algebra that they are used with. */
type Source = { readonly algebra: Algebra; readonly leaf: (label: Label, extents: Extents) => Notation }

/** A layer read as notation at a point. */
export type Noted = {
  readonly output: Notation
  /** The cotangents of the parameters, by name, and of the input. */
  readonly pullback: (cotangent: Notation) => {
    readonly parameters: readonly (readonly [Label, Notation])[]
    readonly input: Notation
  }
}

/** The names of a layer's parameters. */
export const parameterLabels = (layer: Erased): readonly Label[] =>
  pathLabels(layoutOf(layer.shape).leaves.map(({ path }) => path))

/** The names that an equation has for a layer's parameters, so that it takes others for its input and output. */
export const takenBy = (layers: readonly Erased[]): ReadonlySet<string> =>
  new Set(layers.flatMap(layer => parameterLabels(layer).map(({ base }) => base)))

/** A layer at an input, in notation; `name` is what its parameters' names become. */
export const noted = (source: Source, layer: Erased, input: Notation, name: (of: Label) => Label): Noted => {
  const layout = layoutOf(layer.shape)
  const labels = parameterLabels(layer)
  const parameters = layout.make(layout.leaves.map(({ extents }, k) => source.leaf(name(labels[k]!), extents)))
  const several = layer.noise.length > 1
  const noise = layer.noise.map(({ extents }, k) =>
    source.leaf(name({ ...label('noise'), subscript: several ? [k + 1] : [] }), extents)
  )
  // proof: in this reading what an Expr is is Notation, and each leaf has the extents of the layer's shape
  const lens = layer.at(source.algebra)(parameters as never, input as never, noise as unknown as NoiseOver)
  return {
    // proof: as above
    output: lens.output as unknown as Notation,
    pullback: cotangent => {
      // proof: as above
      const back = lens.pullback(cotangent as never)
      // proof: as above
      const leaves = layout.take(back.parameters) as readonly Notation[]
      return {
        parameters: leaves.map((leaf, k) => [name(labels[k]!), leaf]),
        // proof: as above
        input: back.input as Expr<never> as unknown as Notation
      }
    }
  }
}

/** The input of a layer. */
const point = (layer: Erased) => {
  const source = notation()
  const taken = takenBy([layer])
  const [x, y, c] = ['x', 'y', 'c'].map(base => label(untaken(base, taken)))
  const input = source.leaf(x!, extentsOfSize(layer.inputs))
  return { source, x: x!, y: y!, c: c!, at: noted(source, layer, input, name => name) }
}

/** `y = …` */
export const layerEquations = (style: Style, layer: AnyLayer): Equations => {
  const { y, at } = point(erased([layer])[0]!)
  return print(style, [{ name: y, sign: '=', node: at.output, known: 'always' }])
}

/** `∂weights = …`, one line for each parameter, and one for the input. */
export const gradientEquations = (style: Style, layer: AnyLayer): Equations => {
  const [part] = erased([layer])
  const { source, x, y, c, at } = point(part!)
  const { parameters, input } = at.pullback(source.leaf(c, extentsOfSize(part!.outputs)))
  const partial = (name: Label, node: Notation): Statement => ({
    name: prefixed('∂', name),
    sign: '=',
    node,
    known: 'never'
  })
  return print(style, [
    { name: y, sign: '=', node: at.output, known: 'aside' },
    ...parameters.map(([name, node]) => partial(name, node)),
    partial(x, input)
  ])
}
