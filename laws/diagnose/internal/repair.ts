/**
 * Where a layer's pullback, or the gradient of a loss, is not the derivative of its own equation: found out by dual numbers, and put right
 * by them, so that the right gradient is known whatever is written.
 */
import { isElementwise } from '../../../src/algebra/graph/internal/elementwise.ts'
import { needed } from '../../../src/algebra/graph/internal/builder.ts'
import type { AnySize } from '../../../src/dimension/size.ts'
import { layerGraph } from '../../../src/layer/graph.ts'
import { outputOver, pullbackOver } from '../../../src/layer/over.ts'
import type { Erased } from '../../../src/layer/internal/sequence.ts'
import type { Layer } from '../../../src/layer/layer.ts'
import type { Noise } from '../../../src/layer/noise.ts'
import type { Loss } from '../../../src/loss/loss.ts'
import { gradientOver, valueOver } from '../../../src/loss/over.ts'
import { gaussians } from '../../../src/random/gaussian.ts'
import { pythonRandom } from '../../../src/random/random.ts'
import { dualScalar, type Dual } from '../../../src/scalar/dual.ts'
import { realScalar } from '../../../src/scalar/real.ts'
import { ownTensor } from '../../../src/tensor/internal/tensor.ts'
import { countOf } from './extents.ts'
import type { Evaluation } from './evaluate.ts'
import type { Cut, Pass, Trace } from './trace.ts'
import type { Writer } from './writer.ts'

type Numbers = Float64Array

/** What is written wrong: which cotangent of which pass, or the gradient of the loss. */
export interface Wrong {
  /** For example `the pullback of layer 2 (mine)`. */
  readonly part: string
  /** For example `x`, `weights`. */
  readonly what: string
  readonly cut: Cut
  /** The right one; none where it would be too much to compute. */
  readonly right?: number
}

/** Two directional derivatives that differ by more are not the same. */
const rounding = 1e-9

/** A Jacobian of more components is not made. */
const largest = 1 << 14

// proof: sizes and parameters are not looked at
const typeless = (layer: Erased): Layer<never, never, unknown> => layer as unknown as Layer<never, never, unknown>

const draw = (count: number, seed: number): readonly number[] => gaussians(count)(pythonRandom(seed))[0]

/** What goes into a layer beside its input: parameters, then noise. */
const givenTo = (
  layer: Erased,
  values: readonly Numbers[]
): { readonly parameters: readonly Numbers[]; readonly noise: Noise } => {
  const count = values.length - layer.noise.length
  return {
    parameters: values.slice(1, count),
    noise: layer.noise.map(({ extents }, k) => ownTensor<AnySize>(extents, values[count + k]!))
  }
}

/** The derivative of a layer's output as one of what goes in moves: 0 is its input, the rest are its parameters. */
const tangents = (layer: Erased, values: readonly Numbers[], moved: number, direction: readonly number[]): Numbers => {
  const dual = (k: number): readonly Dual<number>[] =>
    Array.from(values[k]!, (primal, i) => ({ primal, tangent: k === moved ? direction[i]! : 0 }))
  const { parameters, noise } = givenTo(layer, values)
  return Float64Array.from(
    outputOver(dualScalar)(typeless(layer))(
      parameters.flatMap((_, k) => dual(k + 1)),
      dual(0),
      noise
    ),
    ({ tangent }) => tangent
  )
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): readonly [sum: number, size: number] => {
  let [sum, size] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    sum += a[i]! * b[i]!
    size += Math.abs(a[i]! * b[i]!)
  }
  return [sum, size]
}

const differ = ([a, sizeA]: readonly [number, number], [b, sizeB]: readonly [number, number]): boolean =>
  Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) > rounding * Math.max(sizeA, sizeB)

/** Which cotangents of a pass are not those of its equation, by the adjoint law along random directions: ⟨c, J·v⟩ = ⟨Jᵀ·c, v⟩. */
const wrongOf = (layer: Erased, values: readonly Numbers[], outputs: number): ReadonlySet<number> => {
  const c = draw(outputs, 1)
  const { parameters, noise } = givenTo(layer, values)
  const all = parameters.flatMap(each => [...each])
  const back = pullbackOver(realScalar)(typeless(layer))(all, [...values[0]!], c, noise)
  let from = 0
  const moved = [values[0]!, ...parameters]
  const cotangents = moved.map((each, k) => {
    if (k === 0) return back.input
    from += each.length
    return back.parameters.slice(from - each.length, from)
  })
  return new Set(
    moved.flatMap((each, k) => {
      const v = draw(each.length, k + 2)
      return differ(dot(c, tangents(layer, values, k, v)), dot(cotangents[k]!, v)) ? [k] : []
    })
  )
}

/** Whether an equation goes component by component, so that its Jacobian is a diagonal. */
const diagonal = (layer: Erased): boolean => {
  const { nodes, outputs } = layerGraph(typeless(layer))
  const marks = needed(nodes, [outputs[0]!.node])
  return nodes.every(
    ({ operation, inputs }, k) =>
      marks[k] !== true ||
      operation === 'leaf' ||
      operation === 'constant' ||
      (operation === 'fill' && nodes[inputs[0]!]!.operation === 'constant') ||
      isElementwise(operation)
  )
}

/** Writes the right cotangent of something that goes into a pass. */
const repaired = (writer: Writer, pass: Pass, from: readonly number[], moved: number): number | undefined => {
  const { layer, cotangent } = pass
  const { extents } = writer.nodes[from[moved]!]!
  const [n, m] = [countOf(extents), countOf(writer.nodes[cotangent]!.extents)]
  if (moved === 0 && diagonal(layer)) {
    const slope = writer.leaf(extents, {
      _tag: 'Computed',
      from,
      compute: values =>
        tangents(
          layer,
          values,
          0,
          Array.from({ length: n }, () => 1)
        )
    })
    return writer.make('times', [slope, cotangent])
  }
  if (n * m > largest) return undefined
  const jacobian = writer.leaf([m, n], {
    _tag: 'Computed',
    from,
    compute: values => {
      const out = new Float64Array(m * n)
      for (let i = 0; i < n; i++) {
        const unit = Array.from({ length: n }, (_, k) => (k === i ? 1 : 0))
        tangents(layer, values, moved, unit).forEach((slope, j) => (out[j * n + i] = slope))
      }
      return out
    }
  })
  const flat = writer.make('reshape', [cotangent], undefined, { extents: [m] })
  return writer.make('reshape', [writer.make('transposedMatVec', [jacobian, flat])], undefined, { extents })
}

/** A few examples at which parts are tried. */
const tried = (examples: readonly number[]): readonly (readonly [number, number])[] =>
  examples
    .flatMap((count, point) => [...Array(count).keys()].map(example => [point, example] as const))
    .filter((_, k, { length }) => k === 0 || k === length - 1 || k === Math.floor(length / 2))

/** ∂loss/∂h of an equation, by dual numbers. */
const lossGradient =
  (loss: Pick<Loss<never>, 'at'>, size: readonly number[]) =>
  ([y, h]: readonly Numbers[]): Numbers => {
    const f = valueOver(dualScalar)(loss, ownTensor<never>(size, y!))
    return h!.map((_, i) => f(Array.from(h!, (primal, k) => ({ primal, tangent: i === k ? 1 : 0 }))).tangent)
  }

/** All that is written wrong, `examples` of each point being known; what can be is written right. */
export const wrongParts = (
  writer: Writer,
  trace: Trace,
  loss: Pick<Loss<never>, 'at'>,
  numbers: Evaluation,
  examples: readonly number[]
): readonly Wrong[] => {
  const at = tried(examples)
  const passes = trace.passes.flatMap((pass): readonly Wrong[] => {
    const from = [pass.input, ...pass.parameters.map(({ leaf }) => leaf), ...pass.noise]
    const outputs = countOf(writer.nodes[pass.output.actual]!.extents)
    const values = from.map(numbers.of)
    const wrong = new Set(
      at.flatMap(([point, example]) => [
        ...wrongOf(
          pass.layer,
          values.map(value => value(point, example)),
          outputs
        )
      ])
    )
    return [...wrong].map(k => {
      const right = repaired(writer, pass, from, k)
      return {
        part: `the pullback of ${pass.label}`,
        what: k === 0 ? 'x' : pass.parameters[k - 1]!.name,
        cut: k === 0 ? pass.back : pass.parameters[k - 1]!.cotangent,
        ...(right === undefined ? {} : { right })
      }
    })
  })
  const [y, h] = [numbers.of(trace.target), numbers.of(trace.prediction)]
  const { extents } = writer.nodes[trace.prediction]!
  const compute = lossGradient(loss, extents)
  const written = at.some(([point, example]) => {
    const [target, prediction] = [y(point, example), h(point, example)]
    // proof: a tensor of the size that the loss compares
    const own = gradientOver(realScalar)(loss, ownTensor<never>(extents, target))([...prediction])
    const v = draw(own.length, 1)
    return differ(dot(own, v), dot(compute([target, prediction]), v))
  })
  return written
    ? [
        ...passes,
        {
          part: 'the gradient of the loss',
          what: 'h',
          cut: trace.start,
          right: writer.leaf(extents, { _tag: 'Computed', from: [trace.target, trace.prediction], compute })
        }
      ]
    : passes
}

/** The trace with what is written wrong put right. */
export const rightTrace = (writer: Writer, trace: Trace, wrong: readonly Wrong[]): Trace => {
  const right = new Map(wrong.flatMap(({ cut, right: actual }) => (actual === undefined ? [] : [[cut.seen, actual]])))
  right.forEach((actual, seen) => writer.handOver(seen, actual))
  const again = (cut: Cut): Cut => ({ ...cut, actual: right.get(cut.seen) ?? cut.actual })
  return {
    ...trace,
    nodes: writer.nodes.slice(),
    start: again(trace.start),
    passes: trace.passes.map(pass => ({
      ...pass,
      back: again(pass.back),
      parameters: pass.parameters.map(each => ({ ...each, cotangent: again(each.cotangent) }))
    })),
    cuts: trace.cuts.map(again)
  }
}
