/**
 * The gradient of a network under a loss as a graph, cut where one layer hands over to another: a leaf stands for each output, for each
 * cotangent of an input and for each cotangent of a parameter, so that what a layer computes, and what others see of it, can be told apart.
 */
import type { Algebra } from '../../../src/algebra/algebra.ts'
import type { Expr, Over } from '../../../src/algebra/expr.ts'
import type { GraphNode } from '../../../src/algebra/graph/graph.ts'
import { sameGraph } from '../../../src/algebra/graph/equal-graphs.ts'
import { newTracer, type Tracer } from '../../../src/algebra/graph/internal/trace.ts'
import type { Size } from '../../../src/dimension/size.ts'
import { gradientGraph, layerGraph } from '../../../src/layer/graph.ts'
import { leavesOf, valuesOf } from '../../../src/layer/internal/leaves.ts'
import { residualLens } from '../../../src/layer/internal/residual.ts'
import { erased, sequence, type Erased } from '../../../src/layer/internal/sequence.ts'
import { sharedLens } from '../../../src/layer/internal/shared.ts'
import type { AnyLayer, Layer, Lens } from '../../../src/layer/layer.ts'
import type { Loss } from '../../../src/loss/loss.ts'
import type { NoiseOver } from '../../../src/layer/noise.ts'
import { freshPrefix } from './names.ts'
import { layoutOf } from '../../../src/tensor/internal/shape.ts'

/** A value that a layer hands over: what it is, and the leaf that others see. */
export interface Cut {
  readonly actual: number
  readonly seen: number
}

/** A parameter of a layer: the leaf that it is, and its cotangent. */
export interface Parameter {
  /** What the layer calls it: `weights`. */
  readonly name: string
  readonly leaf: number
  readonly cotangent: Cut
}

/** One use of a layer: the places of what goes in and out, forward and backward. */
export interface Pass {
  /** For example `layer 2 (sigmoid)`: its place among the network's layers, and its name. */
  readonly label: string
  readonly layer: Erased
  readonly input: number
  readonly output: Cut
  /** The cotangent of the output. */
  readonly cotangent: number
  /** The cotangent of the input. */
  readonly back: Cut
  readonly parameters: readonly Parameter[]
  readonly noise: readonly number[]
}

/** A traced gradient. */
export interface Trace {
  readonly nodes: readonly GraphNode[]
  readonly parameters: readonly number[]
  readonly input: number
  readonly target: number
  readonly noise: readonly number[]
  readonly prediction: number
  /** The gradient of the loss, where back-propagation starts. */
  readonly start: Cut
  /** The cotangents of the parameters, in order, and last that of the input. */
  readonly cotangents: readonly number[]
  /** From the first layer to the last. */
  readonly passes: readonly Pass[]
  readonly cuts: readonly Cut[]
}

/** What is handed over, while it is traced. */
type Handed = readonly [actual: unknown, seen: unknown]

/** A use of a layer while it is traced. */
interface Use {
  readonly layer: Erased
  readonly label: string
  readonly input: unknown
  readonly parameters: readonly unknown[]
  readonly noise: readonly unknown[]
  readonly output: Handed
  back?: { readonly cotangent: unknown; readonly input: Handed; readonly parameters: readonly Handed[] }
}

/** Cuts what is handed over, and notes it; while layers are compared, nothing is cut. */
interface Notes {
  readonly uses: Use[]
  tracer: Tracer | undefined
  /** What the names of cuts begin with, and how many there are. */
  prefix: string
  cuts: number
}

const cutIn = (notes: Notes, value: unknown): Handed => {
  const { tracer } = notes
  if (tracer === undefined) return [value, value]
  notes.cuts += 1
  return [value, tracer.leaf({ name: `${notes.prefix} ${notes.cuts}`, extents: tracer.extents(value) })]
}

const labelOf = (path: readonly number[], { name }: Erased): string =>
  path.length === 0 ? `the network (${name})` : `layer ${path.join('.')} (${name})`

// proof: a graph needs no types of sizes and parameters
const typeless = (layer: Erased): Layer<Size, Size, unknown> => layer as unknown as Layer<Size, Size, unknown>

const agree = (a: Erased, b: Erased): boolean =>
  sameGraph(layerGraph(typeless(a)), layerGraph(typeless(b))) &&
  sameGraph(gradientGraph(typeless(a)), gradientGraph(typeless(b)))

/** How a layer may be made of others, whatever it is called. */
const makings = (layer: Erased, path: readonly number[], notes: Notes): readonly (() => unknown)[] => {
  // proof: what is no layer is refused where it is used, and what comes of it is compared
  const block = 'block' in layer ? () => watched(layer.block as Erased, path, notes) as never : undefined
  return [
    ...('layers' in layer && Array.isArray(layer.layers)
      ? [
          () =>
            sequence(
              layer.name,
              layer.inputs,
              layer.outputs,
              // proof: as above
              erased(layer.layers as readonly AnyLayer[]).map((part, k) => watched(part, [...path, k], notes))
            )
        ]
      : []),
    ...(block === undefined ? [] : [() => residualLens(block())]),
    ...(block === undefined || !('times' in layer) ? [] : [() => sharedLens(Number(layer.times), block())])
  ]
}

/** The layer with its parts watched, where it is made of parts: its graph says so. */
const opened = (layer: Erased, path: readonly number[], notes: Notes): Erased | undefined => {
  for (const making of makings(layer, path, notes)) {
    try {
      // proof: what it computes is compared with the layer
      const made = making() as Erased
      if (agree(made, layer)) return made
    } catch {
      // it is not made so
    }
  }
  return undefined
}

/** The layer, which notes where it is used. */
const watched = (layer: Erased, path: readonly number[], notes: Notes): Erased => {
  const made = opened(layer, path, notes)
  if (made !== undefined) return made
  const layout = layoutOf(layer.shape)
  return {
    ...layer,
    at: (algebra: Algebra) => {
      const f = layer.at(algebra)
      return (parameters, input, noise): Lens<never, never, unknown> => {
        const { output, pullback } = f(parameters, input, noise)
        if (notes.tracer === undefined) return { output, pullback }
        const use: Use = {
          layer,
          label: labelOf(path, layer),
          input,
          parameters: layout.take(parameters),
          noise,
          output: cutIn(notes, output)
        }
        notes.uses.push(use)
        return {
          // proof: a leaf of the size of a value stands for it
          output: use.output[1] as Expr<never>,
          pullback: cotangent => {
            const back = pullback(cotangent)
            const [own, theirs] = [
              cutIn(notes, back.input),
              layout.take(back.parameters).map(each => cutIn(notes, each))
            ]
            use.back = { cotangent, input: own, parameters: theirs }
            return {
              // proof: as above
              parameters: layout.make(theirs.map(([, seen]) => seen)) as Over<unknown>,
              input: own[1] as Expr<never>
            }
          }
        }
      }
    }
  }
}

/** `layer 1 (block)`, `layer 1 (block), use 2` */
const numbered = (labels: readonly string[]): readonly string[] =>
  labels.map((label, k) => {
    const uses = labels.filter(other => other === label).length
    return uses === 1 ? label : `${label}, use ${labels.slice(0, k + 1).filter(other => other === label).length}`
  })

/** The traced gradient of a network under a loss. */
export const traceGradient = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Pick<Loss<O>, 'at'>
): Trace => {
  const notes: Notes = { uses: [], tracer: undefined, prefix: 'cut', cuts: 0 }
  // proof: the types of sizes and parameters are not looked at
  const layer = watched(network as unknown as Erased, [], notes)
  const [leaves, tracer] = [leavesOf(network), newTracer()]
  notes.tracer = tracer
  notes.prefix = freshPrefix(
    'cut',
    [...leaves.parameters, leaves.input, ...leaves.noise].map(({ name }) => name)
  )
  const { algebra } = tracer
  const theta = valuesOf(tracer, leaves.parameters)
  const [x, y] = valuesOf(tracer, [leaves.input, leaves.output])
  const drawn = valuesOf(tracer, leaves.noise)
  // proof: traced values of leaves of the sizes that the layer declares are what its Expr are
  const { output, pullback } = layer.at(algebra)(
    leaves.layout.make(theta) as Over<unknown>,
    x as Expr<never>,
    drawn as NoiseOver
  )
  // proof: as above
  const compared = loss.at(algebra)(y as Expr<O>, output as unknown as Expr<O>)
  const start = cutIn(notes, compared.gradient())
  // proof: a leaf of the size of a value stands for it
  const back = pullback(start[1] as Expr<never>)
  const uses = notes.uses.filter(use => use.back !== undefined)
  const outputs: (readonly [string, unknown])[] = []
  /** The place that a value has in the graph, when it is there. */
  const place = (value: unknown): (() => number) => {
    const k = outputs.push(['', value]) - 1
    return () => graph.outputs[k]!.node
  }
  const cut = ([actual, seen]: Handed): (() => Cut) => {
    const [a, b] = [place(actual), place(seen)]
    return () => ({ actual: a(), seen: b() })
  }
  const [parameters, noise] = [theta.map(place), drawn.map(place)]
  const [input, target, prediction, first] = [place(x), place(y), place(output), cut(start)]
  const cotangents = [...leaves.layout.take(back.parameters), back.input].map(place)
  const labels = numbered(uses.map(({ label }) => label))
  const passes = uses.map((use, k) => {
    const names = layoutOf(use.layer.shape).leaves.map(({ path }) => path.join('.') || 'parameters')
    const [into, out, cotangent] = [place(use.input), cut(use.output), place(use.back!.cotangent)]
    const [own, theirs] = [cut(use.back!.input), use.back!.parameters.map(cut)]
    const [given, random] = [use.parameters.map(place), use.noise.map(place)]
    return (): Pass => ({
      label: labels[k]!,
      layer: use.layer,
      input: into(),
      output: out(),
      cotangent: cotangent(),
      back: own(),
      parameters: names.map((name, j) => ({ name, leaf: given[j]!(), cotangent: theirs[j]!() })),
      noise: random.map(each => each())
    })
  })
  const graph = tracer.graph(outputs)
  const all = passes.map(pass => pass())
  return {
    nodes: graph.nodes,
    parameters: parameters.map(each => each()),
    input: input(),
    target: target(),
    noise: noise.map(each => each()),
    prediction: prediction(),
    start: first(),
    cotangents: cotangents.map(each => each()),
    passes: all,
    cuts: [first(), ...all.flatMap(pass => [pass.output, pass.back, ...pass.parameters.map(each => each.cotangent)])]
  }
}
